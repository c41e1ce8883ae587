package dev.milepost.alert.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of the attempt to deliver a reminder. */
public sealed interface Outcome {
    /** The receiver has taken it. */
    record Accepted(String address) implements Outcome {}

    /** Not worth delivering, or nobody to deliver to. */
    record Skipped(String reason) implements Outcome {}

    /** Not now: the recipient is not to be disturbed, or what it waits for has not happened yet. */
    record Postponed(Instant until, String reason) implements Outcome {}

    /** Not by a mail of its own: one mail tells of it and of others then. */
    record Folded(Instant until, String reason) implements Outcome {}

    /**
     * The receiver refuses it for good; {@code reason} is its answer.
     *
     * @param status the enhanced status (RFC 3463) where it says that the address is no good; null for any other reason
     */
    record Refused(String reason, @Nullable String status) implements Outcome {
        public Refused(String reason) {
            this(reason, null);
        }
    }

    /** The receiver puts this one off; tried again, a limited number of times. */
    record Deferred(String reason) implements Outcome {}

    /** The receiver cannot be reached, which is no fault of the reminder: it waits until it can. */
    record Unreachable(String reason) implements Outcome {}
}
