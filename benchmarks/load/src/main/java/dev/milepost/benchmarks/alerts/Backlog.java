package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** What is under way still, and gets less. */
final class Backlog {
    private static final Duration LOOK = Duration.ofMillis(5);

    private Backlog() {}

    /**
     * Waits until {@code done} reaches {@code all}, however long that takes, and gives up when it stands still.
     *
     * @param what is done, for the message
     * @param patience how long it may stand still
     * @return how long it took
     */
    static Duration await(String what, LongSupplier done, long all, Duration patience) {
        long begin = System.nanoTime();
        long before = -1;
        long changed = begin;
        for (long now = done.getAsLong(); now < all; now = done.getAsLong()) {
            if (now != before) {
                before = now;
                changed = System.nanoTime();
            } else if (System.nanoTime() - changed > patience.toNanos()) {
                throw new BenchException(
                        "%,d of %,d %s; no further one within %s.".formatted(now, all, what, patience));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
