package dev.milepost.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One completion criterion: a statement, or a metric with a target.
 *
 * @param statement what must be true, in words
 * @param metric what is measured, for example {@code availability}
 * @param operator how {@code achieved} must compare with {@code target}
 * @param unit UCUM or plain unit of target and achieved, for example {@code %}
 * @param achieved the value measured so far
 */
public record Criterion(
        String statement,
        @Nullable String metric,
        @Nullable Operator operator,
        @Nullable BigDecimal target,
        @Nullable String unit,
        @Nullable BigDecimal achieved) {

    /** How the achieved value is compared with the target. */
    public enum Operator {
        AT_LEAST,
        AT_MOST,
        EQUAL,
        MORE_THAN,
        LESS_THAN
    }
}
