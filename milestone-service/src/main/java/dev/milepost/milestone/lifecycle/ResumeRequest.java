package dev.milepost.milestone.lifecycle;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why work is to go on, and since when. */
@Schema(
        name = "ResumeRequest",
        requiredProperties = {"reason"})
record ResumeRequest(
        @Schema(examples = "The site is free again") @Nullable
        String reason,

        @Schema(
                description =
                        "First day of work, in the contract's time zone: not one that has not come, nor one before the suspension. Today when absent.",
                examples = "2027-04-01")
        @Nullable
        LocalDate on,

        @Schema(description = "Whether the term ends later by the same days; false when absent.", examples = "true")
        boolean shiftEnd,

        @Schema(description = "Whether only to tell what would come of it; false when absent.", examples = "false")
        boolean dryRun) {}
