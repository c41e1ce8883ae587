package dev.milepost.milestone.portfolio;

import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.milestone.milestone.MilestoneView;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the timeline. */
@Schema(name = "Timeline")
record TimelineView(
        @Schema(
                description =
                        "In the order of their first milestone on this page; a contract may go on on the next one.")
        List<OfContract> contracts,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {

    /** What a contract has on this page. */
    @Schema(name = "TimelineContract")
    record OfContract(
            UUID contractId,
            String reference,
            List<Bar> milestones,

            @Schema(description = "The dependencies between the milestones that this page shows.")
            List<Link> dependencies) {}

    /** A milestone on the timeline. */
    @Schema(name = "TimelineMilestone")
    record Bar(
            UUID id,
            String title,
            MilestoneType type,
            MilestoneStatus status,
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable LocalDate plannedStart,
            @Nullable LocalDate dueDate,

            @Schema(description = "The day agreed at activation.") @Nullable
            LocalDate baselineDueDate,

            @Nullable LocalDate metOn,

            @Schema(description = "In per cent.") int progress,
            boolean overdue,
            boolean blocked,
            boolean atRisk,

            @Schema(description = "Shown where the timeline is filtered by it.") @Nullable
            Boolean critical) {
        static Bar of(MilestoneView one) {
            return new Bar(
                    one.id(),
                    one.title(),
                    one.type(),
                    one.status(),
                    one.ownerId(),
                    one.team(),
                    one.plannedStart(),
                    one.dueDate(),
                    one.baselineDueDate(),
                    one.metOn(),
                    one.progress(),
                    one.overdue(),
                    one.blocked(),
                    one.atRisk(),
                    one.critical());
        }
    }

    /** A dependency on the timeline. */
    @Schema(name = "TimelineDependency")
    record Link(
            UUID id,
            UUID predecessorId,
            UUID successorId,
            DependencyType type,

            @Schema(description = "In `lagUnit`.") int lag,

            LagUnit lagUnit) {}
}
