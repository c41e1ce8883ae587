package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Labels;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.rollup.DayHistogram;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How work flows. */
@Schema(description = "How long milestones are in each state, and how submissions are decided.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FlowFigures(
        @Schema(description = "In the order of the states; only states that a milestone was in.", required = true)
        List<InState> states,

        @Schema(description = "Whole hours from a submission to its approval or rejection.", required = true)
        Distribution decisionHours,

        @Schema(description = "Which submission was approved: 1 is the first.", required = true)
        Distribution roundsUntilApproval,

        @Schema(description = "Milestones whose first submission was decided.", examples = "8", required = true)
        long firstDecided,

        @Schema(description = "Of those, approved.", examples = "6", required = true)
        long firstApproved,

        @Schema(
                description = "`firstApproved` / `firstDecided`, 4 digits.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.75",
                required = true)
        @Nullable
        BigDecimal firstTimeRate) {
    /** How long milestones were in a state. */
    @Schema(
            name = "TimeInState",
            description = "Whole hours that each milestone was in a state in all, since its contract counts.")
    public record InState(
            @Schema(required = true) MilestoneStatus status,
            @Schema(required = true) Distribution hours) {}

    static FlowFigures of(Standing them) {
        DayHistogram decisions = new DayHistogram();
        DayHistogram approvals = new DayHistogram();
        long firstDecided = 0;
        long firstApproved = 0;
        for (var rounds : them.tally().counts(Section.ROUNDS).entrySet()) {
            String outcome = Labels.first(rounds.getKey());
            int round = Integer.parseInt(Labels.last(rounds.getKey()));
            boolean approved = outcome.equals(MilestoneStatus.MET.name());
            if (approved || outcome.equals(MilestoneStatus.REJECTED.name())) {
                DayHistogram hours = rounds.getValue();
                decisions.add(hours, 1);
                firstDecided += round == 1 ? hours.count() : 0;
                if (approved) {
                    approvals.add(round, hours.count());
                    firstApproved += round == 1 ? hours.count() : 0;
                }
            }
        }
        return new FlowFigures(
                them.hours().entrySet().stream()
                        .map(entry -> new InState(entry.getKey(), Distribution.of(entry.getValue())))
                        .toList(),
                Distribution.of(decisions),
                Distribution.of(approvals),
                firstDecided,
                firstApproved,
                Rates.of(firstApproved, firstDecided));
    }
}
