package dev.milepost.alert.delivery;

import java.time.Duration;

/**
 * How many reminders a round takes, and how many of them are read at once: about as many as can be delivered before what
 * was read of them is stale. A mail server that needs half a second for each is given a few at a time, one that needs a
 * millisecond dozens, so that the statements of a round serve as many as they may; a database that is slow to read them
 * is asked for fewer at once, as what took long to read is stale before the second is delivered. All workers of a replica
 * go by the same pace, as they use the same channel and database.
 */
final class Pace {
    /**
     * How long a reading of the ledger may be acted upon: work that is done in this moment may still be reminded of. What a
     * receiver accepted goes without its record that long, or until the last delivery that began in that time is over.
     */
    static final Duration FRESH = Duration.ofMillis(50);

    private static final int FEWEST = 10;
    private static final long LONG = FRESH.toNanos() / 3;
    private static final long SHORT = FRESH.toNanos() / 12;

    private final int most;
    private volatile int limit;
    private volatile int reading;

    Pace(int most) {
        this.most = most;
        this.limit = Math.min(FEWEST, most);
        this.reading = most;
    }

    /** How many to take. */
    int limit() {
        return limit;
    }

    /** How many of what was taken to read at once. */
    int reading() {
        return reading;
    }

    static boolean isStale(long sinceNanos) {
        return System.nanoTime() - sinceNanos > FRESH.toNanos();
    }

    /** Learns from a reading of {@code count} that took so long. */
    void read(int count, long nanos) {
        if (nanos > LONG) {
            reading = Math.clamp(count / 2, Math.min(FEWEST, most), most);
        } else if (nanos < SHORT && count >= reading) {
            reading = Math.min(2 * reading, most);
        }
    }

    /**
     * Learns from the deliveries of a reading that took so long.
     *
     * @return whether the receiver keeps up; otherwise the next round takes as many as it managed
     */
    boolean keepsUp(int count, long nanos) {
        boolean isSlow = nanos > FRESH.toNanos() / 2;
        if (isSlow) {
            limit = Math.clamp(count, Math.min(FEWEST, most), most);
        }
        return !isSlow;
    }

    /** A round of that many went out without waiting for the receiver. */
    void wentOut(int count) {
        if (count >= limit) {
            limit = Math.min(2 * limit, most);
        }
    }
}
