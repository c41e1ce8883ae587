package dev.milepost.alert.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is while more is due than can be delivered at once: then the tenants take turns, so that the flood of one
 * does not hold the others up. What is urgent does not wait for its turn. While there is no backlog, nothing is asked.
 */
final class Turns {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST_TENANTS = 500;

    private final Waits waits;
    private final Deque<String> tenants = new ArrayDeque<>();
    private String after = "";
    private long readAt;

    Turns(Waits waits) {
        this.waits = waits;
    }

    /** Finds out who waits. */
    interface Waits {
        /** Looks at up to {@code most} tenants that come behind {@code after} in their order. */
        Waiting of(Instant now, String after, int most) throws SQLException;
    }

    /**
     * Tenants that have something due.
     *
     * @param last the tenant behind which there may be more; empty when there are none
     */
    record Waiting(Set<String> tenants, String last) {}

    /** The tenant whose turn it is; null when the oldest goes first, whoever's it is. */
    synchronized @Nullable String next() {
        if (tenants.size() < 2) {
            return null;
        }
        String tenant = tenants.removeFirst();
        tenants.addLast(tenant);
        return tenant;
    }

    /**
     * Tells how much a round took: a full batch is a backlog, and an empty turn the end of one. While tenants take turns,
     * who waits is read again each second, of very many the next part: whoever was not among them comes in.
     */
    void took(@Nullable String tenant, int count, int limit, Instant now) throws SQLException {
        String from;
        synchronized (this) {
            if (tenant != null && count == 0) {
                tenants.remove(tenant);
            }
            boolean isFresh = System.nanoTime() - readAt < FRESH.toNanos();
            if (isFresh || count < limit && tenants.size() < 2) {
                return;
            }
            readAt = System.nanoTime(); // this worker reads, the others go on
            from = after;
        }
        Waiting waiting = waits.of(now, from, MOST_TENANTS);
        synchronized (this) {
            tenants.clear();
            tenants.addAll(waiting.tenants());
            after = waiting.last();
        }
    }
}
