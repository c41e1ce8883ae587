package dev.milepost.alert.webhook.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When a delivery that did not come through is tried again. */
final class RetryRules {
    /** A receiver that asks for more is not believed. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    private static final double JITTER = 0.2;

    private RetryRules() {}

    /** The shortest time in which all attempts may be made. */
    static Duration shortest(List<Duration> pauses) {
        long millis = pauses.stream().mapToLong(Duration::toMillis).sum();
        return Duration.ofMillis(Math.round(millis * (1 - JITTER)));
    }

    /**
     * The pause before the next attempt; empty when there is none.
     *
     * @param tries attempts so far, with the last one
     * @param retryAfter what the receiver asked for
     * @param random 0 to 1
     */
    static Optional<Duration> pause(
            int tries, List<Duration> pauses, Optional<Duration> retryAfter, DoubleSupplier random) {
        if (tries > pauses.size()) {
            return Optional.empty();
        }
        Duration usual = pauses.get(tries - 1);
        // Spread both ways, so that what failed together does not come back together.
        long millis = Math.round(usual.toMillis() * (1 - JITTER + 2 * JITTER * random.getAsDouble()));
        Duration pause = Duration.ofMillis(millis);
        Duration asked = retryAfter.orElse(Duration.ZERO);
        return Optional.of(asked.compareTo(pause) > 0 ? asked : pause);
    }
}
