package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Cell;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.summary.DayHistogram;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trend is of. */
public enum TrendOf {
    ON_TIME_RATE(Which.MEASURED),
    MEAN_DELAY(Which.MEASURED),
    MEDIAN_DELAY(Which.MEASURED),
    COMPLETION_RATE(Which.DATED),
    MILESTONES(Which.DATED);

    private final Which which;

    TrendOf(Which which) {
        this.which = which;
    }

    /** What stands behind it. */
    Which which() {
        return which;
    }

    /** Its value for a period; null of nothing. */
    @Nullable
    BigDecimal of(List<Cell> cells) {
        return switch (this) {
            case ON_TIME_RATE -> CompletionFigures.of(cells).onTimeRate();
            case COMPLETION_RATE -> CompletionFigures.of(cells).completionRate();
            case MILESTONES -> BigDecimal.valueOf(CompletionFigures.count(cells, cell -> true));
            case MEAN_DELAY -> delays(cells).mean();
            case MEDIAN_DELAY -> {
                Integer median = delays(cells).percentile(50);
                yield median == null ? null : BigDecimal.valueOf(median);
            }
        };
    }

    private static DayHistogram delays(List<Cell> cells) {
        DayHistogram variances = new DayHistogram();
        for (Cell cell : cells) {
            if (cell.days() != null && cell.isMeasured()) {
                variances.add(cell.days(), cell.n());
            }
        }
        return variances.delays();
    }
}
