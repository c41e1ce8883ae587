package dev.milepost.alert.delivery;

import java.time.Duration;

/**
 * How many reminders a round takes: about as many as can be delivered before what was read of them is stale. A mail server
 * that needs half a second for each is given a few at a time, one that needs a millisecond dozens, so that the statements
 * of a round serve as many as they may. All workers of a replica go by the same pace, as they use the same channel.
 */
final class Pace {
    /**
     * How long a reading of the ledger may be acted upon: work that is done in this moment may still be reminded of. What a
     * receiver accepted goes without its record that long, or until the last delivery that began in that time is over.
     */
    static final Duration FRESH = Duration.ofMillis(50);

    private static final int FEWEST = 10;

    private final int most;
    private volatile int limit;

    Pace(int most) {
        this.most = most;
        this.limit = Math.min(FEWEST, most);
    }

    /** How many to take. */
    int limit() {
        return limit;
    }

    boolean isStale(long readAtNanos) {
        return System.nanoTime() - readAtNanos > FRESH.toNanos();
    }

    /** Learns from what was delivered since {@code readAtNanos}. */
    void delivered(int count, long readAtNanos) {
        if (isStale(readAtNanos)) {
            limit = Math.clamp(count, Math.min(FEWEST, most), most);
        } else if (count >= limit) {
            limit = Math.min(2 * limit, most);
        }
    }
}
