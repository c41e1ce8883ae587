package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.rollup.DayHistogram;
import dev.milepost.analytics.rollup.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How late what is late. */
@Schema(description = "How late milestones are met, and how their dates slip.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DelayFigures(
        @Schema(description = "Days late of the measured ones; early counts as 0.", required = true)
        Distribution delayDays,

        @Schema(description = "The same with early ones below 0.", required = true)
        Distribution varianceDays,

        @Schema(description = "How often each variance occurs, ascending.", required = true)
        List<Bar> histogram,

        @Schema(
                description =
                        "Days from the baseline to the due date of all that have both, but waived and cancelled ones.",
                required = true)
        Distribution slipDays,

        @Schema(description = "How often each slip occurs, ascending.", required = true)
        List<Bar> slipHistogram,

        @Schema(description = "Days from the promised date to today of the overdue ones.", required = true)
        Distribution overdueDays,

        @Schema(description = "Days that each move of an agreed date made.", required = true)
        Distribution rescheduleDays,

        @Schema(description = "The ten reasons given most often for such moves.", required = true)
        List<Reason> reasons) {
    private static final int MOST_REASONS = 10;

    /** A bar of a histogram. */
    @Schema(name = "Bar", description = "How often a number of days occurs.")
    public record Bar(
            @Schema(examples = "3", required = true) int days,
            @Schema(examples = "2", required = true) long count) {}

    /** A reason for moving a date. */
    @Schema(name = "RescheduleReason", description = "A reason for moving a date, and how often it was given.")
    public record Reason(
            @Schema(examples = "Supplier asked for more time", required = true)
            String reason,

            @Schema(examples = "4", required = true) long count) {}

    static DelayFigures of(Standing them) {
        DayHistogram variances = them.variances();
        DayHistogram slips = them.tally().counts(Section.SLIP, "");
        return new DelayFigures(
                Distribution.of(variances.delays()),
                Distribution.of(variances),
                bars(variances),
                Distribution.of(slips),
                bars(slips),
                Distribution.of(them.overdue()),
                Distribution.of(them.tally().counts(Section.MOVES, "")),
                reasons(them));
    }

    private static List<Bar> bars(DayHistogram days) {
        List<Bar> bars = new ArrayList<>();
        days.forEach((day, n) -> bars.add(new Bar(day, n)));
        return bars;
    }

    private static List<Reason> reasons(Standing them) {
        return them.tally().counts(Section.REASONS).keySet().stream()
                .map(reason -> new Reason(reason, them.tally().count(Section.REASONS, reason)))
                .sorted(Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::reason))
                .limit(MOST_REASONS)
                .toList();
    }
}
