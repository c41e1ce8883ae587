package dev.milepost.milestone.lifecycle;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.milestone.milestone.Milestone;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a milestone that was open when its contract ended. */
@Schema(name = "ClosedMilestone")
record ClosedMilestone(
        @Schema(description = "The milestone.") UUID id,

        @Schema(description = "What it is called.", examples = "Shell complete")
        String title,

        Closing closing,

        @Schema(description = "Where it stands now; one that was kept is still open.")
        MilestoneStatus status,

        @Schema(description = "Its due date.", examples = "2027-06-30") @Nullable
        LocalDate dueDate) {
    static ClosedMilestone of(Milestone milestone, Closing closing) {
        return new ClosedMilestone(milestone.id(), milestone.title(), closing, milestone.status(), milestone.dueDate());
    }
}
