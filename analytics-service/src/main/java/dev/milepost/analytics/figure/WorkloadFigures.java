package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Standing;
import dev.milepost.events.MilestoneStatus;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Open and coming work. */
@Schema(description = "Open and coming work.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WorkloadFigures(
        @Schema(examples = "12", required = true) long open,
        @Schema(examples = "6", required = true) long planned,
        @Schema(examples = "3", required = true) long inProgress,

        @Schema(description = "Waiting for a decision.", examples = "2", required = true)
        long submitted,

        @Schema(examples = "1", required = true) long rejected,

        @Schema(description = "The promised date is over.", examples = "2", required = true)
        long overdue,

        @Schema(description = "One entry a currency.", required = true)
        List<ValueFigures> value) {
    static WorkloadFigures of(Standing them) {
        return new WorkloadFigures(
                them.open(),
                them.in(MilestoneStatus.PLANNED),
                them.in(MilestoneStatus.IN_PROGRESS),
                them.in(MilestoneStatus.SUBMITTED),
                them.in(MilestoneStatus.REJECTED),
                them.overdues(),
                ValueFigures.ofOpen(them));
    }
}
