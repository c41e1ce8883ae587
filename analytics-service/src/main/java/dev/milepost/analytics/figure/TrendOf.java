package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.question.Which;
import java.math.BigDecimal;
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
    BigDecimal of(Standing them) {
        return switch (this) {
            case ON_TIME_RATE -> Rates.of(them.onTime(), them.measured());
            case COMPLETION_RATE -> CompletionFigures.rate(them);
            case MILESTONES -> BigDecimal.valueOf(them.all());
            case MEAN_DELAY -> them.variances().delays().mean();
            case MEDIAN_DELAY -> {
                Integer median = them.variances().delays().percentile(50);
                yield median == null ? null : BigDecimal.valueOf(median);
            }
        };
    }
}
