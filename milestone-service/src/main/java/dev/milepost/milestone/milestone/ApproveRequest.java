package dev.milepost.milestone.milestone;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Work that is accepted. */
@Schema(name = "ApproveRequest")
public record ApproveRequest(
        @Schema(description = "Corrects the day of completion that was claimed.", examples = "2027-06-29") @Nullable
        LocalDate metOn,

        @Size(max = 5000) @Nullable String comment) {}
