package dev.milepost.milestone.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The schedule of a contract: its milestones and dependencies, with float and what is critical. */
@Schema(name = "Schedule")
public record ScheduleView(
        @Schema(description = "The contract.") UUID contractId,

        @Schema(description = "The last event of the contract that is in here.", examples = "42")
        long sequence,

        @Schema(description = "The last day of the contract's term.", examples = "2027-12-31") @Nullable
        LocalDate endsOn,

        @Schema(description = "The day of the last milestone.", examples = "2027-11-30") @Nullable
        LocalDate lastDay,

        @Schema(description = "Each after all that it depends on.")
        List<ScheduledMilestone> milestones,

        List<ScheduledDependency> dependencies,

        @Schema(description = "Milestones that stay though a dependency asks for a later day.")
        List<ScheduleConflict> conflicts,

        @Schema(
                description =
                        "Milestones that the next commit would move by itself, as a dependency of theirs is broken.")
        List<MovedMilestone> outOfOrder) {}
