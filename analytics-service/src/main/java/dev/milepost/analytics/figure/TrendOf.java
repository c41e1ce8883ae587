package dev.milepost.analytics.figure;

import static dev.milepost.analytics.question.Which.DATED;
import static dev.milepost.analytics.question.Which.MEASURED;
import static dev.milepost.analytics.rollup.Block.FLOW;
import static dev.milepost.analytics.rollup.Block.SLIPPING;
import static dev.milepost.analytics.rollup.Block.STANDING;

import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.rollup.Block;
import dev.milepost.analytics.rollup.DayHistogram;
import dev.milepost.analytics.rollup.Section;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a trend is of: figures of the questions of their names. */
public enum TrendOf {
    ON_TIME_RATE(Unit.SHARE, MEASURED, STANDING),
    MEAN_DELAY(Unit.DAYS, MEASURED, STANDING),
    MEDIAN_DELAY(Unit.DAYS, MEASURED, STANDING),
    P75_DELAY(Unit.DAYS, MEASURED, STANDING),
    P90_DELAY(Unit.DAYS, MEASURED, STANDING),
    P95_DELAY(Unit.DAYS, MEASURED, STANDING),
    MEAN_SLIP(Unit.DAYS, DATED, SLIPPING),
    RESCHEDULES(Unit.NUMBER, DATED, SLIPPING),
    MEAN_RESCHEDULE(Unit.DAYS, DATED, SLIPPING),
    COMPLETION_RATE(Unit.SHARE, DATED, STANDING),
    VALUE_COMPLETION_RATE(Unit.SHARE, DATED, STANDING),
    MILESTONES(Unit.NUMBER, DATED, STANDING),
    FIRST_TIME_RATE(Unit.SHARE, DATED, FLOW),
    MEAN_ROUNDS(Unit.ROUNDS, DATED, FLOW),
    MEAN_DECISION_HOURS(Unit.HOURS, DATED, FLOW),
    MEDIAN_DECISION_HOURS(Unit.HOURS, DATED, FLOW),
    P90_DECISION_HOURS(Unit.HOURS, DATED, FLOW);

    private enum Unit {
        SHARE,
        DAYS,
        HOURS,
        ROUNDS,
        NUMBER
    }

    private final Unit unit;
    private final Which which;
    private final Block block;

    TrendOf(Unit unit, Which which, Block block) {
        this.unit = unit;
        this.which = which;
        this.block = block;
    }

    /** Whether it is from 0 to 1. */
    public boolean isShare() {
        return unit == Unit.SHARE;
    }

    /** Whether it is how many there are. */
    public boolean isNumber() {
        return unit == Unit.NUMBER;
    }

    /** What stands behind it. */
    Which which() {
        return which;
    }

    /** What of cells it is read from. */
    Set<Block> blocks() {
        return EnumSet.of(STANDING, block);
    }

    /** Its value for a period; null of nothing. Of value only those in one currency may be in it. */
    @Nullable
    BigDecimal of(Standing them) {
        return switch (this) {
            case ON_TIME_RATE -> Rates.of(them.onTime(), them.measured());
            case COMPLETION_RATE -> CompletionFigures.rate(them);
            case VALUE_COMPLETION_RATE ->
                ValueFigures.of(them).stream()
                        .map(ValueFigures::rate)
                        .findFirst()
                        .orElse(null);
            case MILESTONES -> BigDecimal.valueOf(them.all());
            case MEAN_DELAY -> them.variances().delays().mean();
            case MEDIAN_DELAY -> percentile(them.variances().delays(), 50);
            case P75_DELAY -> percentile(them.variances().delays(), 75);
            case P90_DELAY -> percentile(them.variances().delays(), 90);
            case P95_DELAY -> percentile(them.variances().delays(), 95);
            case MEAN_SLIP -> them.tally().counts(Section.SLIP, "").mean();
            case RESCHEDULES -> BigDecimal.valueOf(them.tally().count(Section.MOVES, ""));
            case MEAN_RESCHEDULE -> them.tally().counts(Section.MOVES, "").mean();
            case FIRST_TIME_RATE -> FlowFigures.of(them).firstTimeRate();
            case MEAN_ROUNDS -> FlowFigures.of(them).roundsUntilApproval().mean();
            case MEAN_DECISION_HOURS -> FlowFigures.of(them).decisionHours().mean();
            case MEDIAN_DECISION_HOURS ->
                number(FlowFigures.of(them).decisionHours().median());
            case P90_DECISION_HOURS ->
                number(FlowFigures.of(them).decisionHours().p90());
        };
    }

    private static @Nullable BigDecimal percentile(DayHistogram days, int percent) {
        return number(days.percentile(percent));
    }

    private static @Nullable BigDecimal number(@Nullable Integer days) {
        return days == null ? null : BigDecimal.valueOf(days);
    }
}
