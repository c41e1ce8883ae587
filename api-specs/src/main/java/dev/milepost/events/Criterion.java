package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One completion criterion: a statement that people check, or a metric with a target that is measured.
 *
 * @param id names it within its milestone; null in requests for a new one, and in events from before criteria had ids
 * @param statement what must be true, in words
 * @param metric what is measured, for example {@code availability}
 * @param operator how {@code achieved} must compare with {@code target}
 * @param unit UCUM or plain unit of target and achieved, for example {@code %}
 * @param achieved the value measured last
 * @param done whether it is fulfilled: checked by somebody, or by the value measured last
 * @param doneAt when it was checked, or when that value was measured; null while it is not fulfilled
 * @param doneBy the person who checked or measured it; null for a service account
 * @param note what they said of it
 */
public record Criterion(
        @Nullable UUID id,
        String statement,
        @Nullable String metric,
        @Nullable Operator operator,
        @Nullable BigDecimal target,
        @Nullable String unit,
        @Nullable BigDecimal achieved,
        boolean done,
        @Nullable Instant doneAt,
        @Nullable UUID doneBy,
        @Nullable String note) {
    @JsonCreator
    public Criterion {}

    /** A criterion of which nothing is recorded. */
    public Criterion(
            String statement,
            @Nullable String metric,
            @Nullable Operator operator,
            @Nullable BigDecimal target,
            @Nullable String unit) {
        this(null, statement, metric, operator, target, unit, null, false, null, null, null);
    }

    /** How the achieved value is compared with the target. */
    public enum Operator {
        AT_LEAST,
        AT_MOST,
        EQUAL,
        MORE_THAN,
        LESS_THAN;

        /** Whether {@code achieved} is what is wanted. */
        public boolean holds(BigDecimal achieved, BigDecimal target) {
            int compared = achieved.compareTo(target);
            return switch (this) {
                case AT_LEAST -> compared >= 0;
                case AT_MOST -> compared <= 0;
                case EQUAL -> compared == 0;
                case MORE_THAN -> compared > 0;
                case LESS_THAN -> compared < 0;
            };
        }
    }
}
