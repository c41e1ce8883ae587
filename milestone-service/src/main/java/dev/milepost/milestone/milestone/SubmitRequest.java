package dev.milepost.milestone.milestone;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Work that is handed in. */
@Schema(name = "SubmitRequest")
public record SubmitRequest(
        @Schema(
                description = "The day it was done; today in the contract's time zone when absent.",
                examples = "2027-06-28")
        @Nullable
        LocalDate metOn,

        @Schema(
                description =
                        "Links that show it; they replace those of the submission before. Files are uploaded first.")
        List<EvidenceLink> evidence,

        @Schema(description = "What the approver should know.") @Size(max = 5000) @Nullable
        String comment) {
    public SubmitRequest {
        evidence = Lists.copyOrEmpty(evidence);
    }
}
