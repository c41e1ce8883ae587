package dev.milepost.milestone.baseline;

import dev.milepost.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was agreed at one time. */
@Schema(name = "Baseline")
public record BaselineView(
        @Schema(description = "0 for the activation, then counting amendments that were applied.", examples = "1")
        int number,

        @Schema(description = "The amendment that set it; absent for the activation.") @Nullable
        UUID amendmentId,

        @Schema(description = "When it was set.") Instant setAt,

        @Schema(description = "First day of the term then.", examples = "2027-01-04") @Nullable
        LocalDate startsOn,

        @Schema(description = "Last day of the term then.", examples = "2028-06-30") @Nullable
        LocalDate endsOn,

        @Schema(description = "The value then.") @Nullable Money value,

        @Schema(
                description =
                        "The milestones there were, in the order of due dates; absent from the list of baselines.")
        @Nullable
        List<BaselinedMilestone> milestones) {}
