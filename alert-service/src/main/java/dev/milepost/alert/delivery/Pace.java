package dev.milepost.alert.delivery;

import java.time.Duration;

/**
 * How many reminders a round takes, and how many of them are read at once. A part is read that can be delivered before what
 * was read of it is stale, and a round takes as many as go out until they must be recorded: a mail server that needs half
 * a second for each is given a few at a time, one that needs a millisecond hundreds, so that the statements of a round serve
 * as many as they may. A database that is slow to read them is asked for fewer at once, as what took long to read is stale
 * before the second is delivered. All workers of a replica go by the same pace, as they use the same channel and database.
 */
final class Pace {
    /** How long a reading of the ledger may be acted upon: work that is done in this moment may still be reminded of. */
    static final Duration FRESH = Duration.ofMillis(50);

    /**
     * How long what a receiver accepted goes without its record, but for the last delivery that began in that time; and about
     * how long what becomes urgent waits for a worker that is busy, which is no longer than for one that rests.
     */
    static final Duration UNRECORDED = Duration.ofMillis(200);

    private static final int PARTS = (int) UNRECORDED.dividedBy(FRESH);
    private static final int FEWEST = 3;
    private static final long LONG = FRESH.toNanos() / 3;
    private static final long SHORT = FRESH.toNanos() / 12;

    private final int most;
    private volatile int part;
    private volatile int reading;

    Pace(int most) {
        this.most = most;
        this.part = Math.min(FEWEST, most);
        this.reading = most;
    }

    /** How many to take. */
    int limit() {
        return Math.min(PARTS * part, most);
    }

    /** How many of what was taken to read at once. */
    int reading() {
        return Math.min(part, reading);
    }

    /** Whether a reading of that moment is too old to act upon. */
    static boolean isStale(long readNanos) {
        return System.nanoTime() - readNanos > FRESH.toNanos();
    }

    /** Whether what was accepted since that moment must be recorded. */
    static boolean mustBeRecorded(long sinceNanos) {
        return System.nanoTime() - sinceNanos > UNRECORDED.toNanos();
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
     * Learns from the deliveries of a reading that took so long; slowly enough that one pause does not make all rounds small,
     * and soon enough that the next round is.
     *
     * @return whether the receiver keeps up; otherwise the next parts are as many as it manages in time
     */
    boolean keepsUp(int count, long nanos) {
        boolean isSlow = nanos > FRESH.toNanos() / 2;
        if (isSlow) {
            long inTime = count * FRESH.toNanos() / nanos;
            part = Math.clamp(Math.max(inTime, part / 2), Math.min(FEWEST, most), most);
        }
        return !isSlow;
    }

    /** A round of that many went out without waiting for the receiver. */
    void wentOut(int count) {
        if (count >= limit()) {
            part = Math.min(2 * part, most);
        }
    }
}
