package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.FlowCell;
import dev.milepost.analytics.summary.DayHistogram;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    static FlowFigures of(List<FlowCell> states, List<FlowCell> rounds) {
        Map<MilestoneStatus, DayHistogram> hours = new EnumMap<>(MilestoneStatus.class);
        for (FlowCell cell : states) {
            MilestoneStatus status = MilestoneStatus.valueOf(cell.status());
            if (!status.isEnded()) {
                hours.computeIfAbsent(status, none -> new DayHistogram()).add(cell.hours(), cell.n());
            }
        }
        DayHistogram decisions = new DayHistogram();
        DayHistogram approvals = new DayHistogram();
        long firstDecided = 0;
        long firstApproved = 0;
        for (FlowCell cell : rounds) {
            boolean approved = cell.status().equals(MilestoneStatus.MET.name());
            if (approved || cell.status().equals(MilestoneStatus.REJECTED.name())) {
                decisions.add(cell.hours(), cell.n());
                firstDecided += cell.round() == 1 ? cell.n() : 0;
                if (approved) {
                    approvals.add(cell.round(), cell.n());
                    firstApproved += cell.round() == 1 ? cell.n() : 0;
                }
            }
        }
        return new FlowFigures(
                hours.entrySet().stream()
                        .map(entry -> new InState(entry.getKey(), Distribution.of(entry.getValue())))
                        .toList(),
                Distribution.of(decisions),
                Distribution.of(approvals),
                firstDecided,
                firstApproved,
                Rates.of(firstApproved, firstDecided));
    }
}
