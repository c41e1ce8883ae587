package dev.milepost.milestone.schedule;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to change in the schedule of a contract; what is not named stays as it is. */
@Schema(name = "ScheduleChanges")
public record ScheduleChanges(
        @Schema(description = "Milestones that get other dates.")
        List<@Valid DateChange> milestones,

        @Schema(description = "Milestones that come in.") List<@Valid AddedMilestone> addedMilestones,

        @Schema(
                description = "Milestones that go: deleted from a DRAFT, cancelled in an ACTIVE contract."
                        + " Their dependencies go with them.",
                examples = "[\"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a70\"]")
        List<UUID> removedMilestones,

        @Schema(description = "Dependencies that come in.") List<@Valid AddedDependency> addedDependencies,

        @Schema(description = "Dependencies that get another lag.")
        List<@Valid LagChange> lags,

        @Schema(description = "Dependencies that go.", examples = "[\"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a71\"]")
        List<UUID> removedDependencies,

        @Schema(
                description =
                        "Whether milestones come earlier as well, to the earliest day that their dependencies allow,"
                                + " where something that they depend on came earlier. False when absent: slack is kept.",
                examples = "false")
        boolean pull) {
    public ScheduleChanges {
        milestones = Lists.copyOrEmpty(milestones);
        addedMilestones = Lists.copyOrEmpty(addedMilestones);
        removedMilestones = Lists.copyOrEmpty(removedMilestones);
        addedDependencies = Lists.copyOrEmpty(addedDependencies);
        lags = Lists.copyOrEmpty(lags);
        removedDependencies = Lists.copyOrEmpty(removedDependencies);
    }
}
