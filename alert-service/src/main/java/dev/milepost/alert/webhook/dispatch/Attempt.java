package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that was made, or could not be made, with what came of it.
 *
 * @param at real time
 * @param answer the beginning of what came back
 */
record Attempt(
        Receiver receiver,
        Due due,
        Instant at,
        Duration took,
        @Nullable String address,
        Answer result) implements Ended {

    /** What came back, or did not. */
    record Answer(
            AttemptOutcome outcome,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable String body,
            Optional<Duration> retryAfter) {
        /** What went wrong may quote the receiver, at any length; others put their words before it. */
        private static final int LONGEST_REASON = 500;

        Answer {
            reason = reason == null ? null : reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        }

        static Answer none(AttemptOutcome outcome, String reason) {
            return new Answer(outcome, null, reason, null, Optional.empty());
        }
    }

    boolean isDelivered() {
        return result.outcome() == AttemptOutcome.DELIVERED;
    }

    /** The receiver says that it never wants to hear anything again. */
    boolean isGone() {
        return Integer.valueOf(410).equals(result.status());
    }

    /** The receiver wants to hear nothing for a while. */
    boolean asksForPause() {
        return !isDelivered() && result.retryAfter().isPresent();
    }
}
