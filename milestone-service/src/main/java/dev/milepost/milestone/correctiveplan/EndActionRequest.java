package dev.milepost.milestone.correctiveplan;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an action ended. */
@Schema(name = "EndActionRequest")
public record EndActionRequest(
        @Schema(description = "The day; not one that has not come. Today when absent.", examples = "2027-07-09")
        @Nullable
        LocalDate on,

        @Schema(description = "What came of it; needed to cancel it.", examples = "Both shifts are staffed.")
        @Size(max = 4000)
        @Nullable
        String note) {}
