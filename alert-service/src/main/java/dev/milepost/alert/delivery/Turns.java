package dev.milepost.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is while more is due than can be delivered at once: then the tenants take turns, so that the flood of one
 * does not hold the others up. What is urgent does not wait for its turn. While there is no backlog, nothing is asked.
 */
@ApplicationScoped
class Turns {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST_TENANTS = 500;

    private final Backlog backlog;
    private final Deque<String> tenants = new ArrayDeque<>();
    private String after = "";
    private long readAt;

    @Inject
    Turns(Backlog backlog) {
        this.backlog = backlog;
    }

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
        Backlog.Waiting waiting = backlog.waiting(now, from, MOST_TENANTS);
        synchronized (this) {
            tenants.clear();
            tenants.addAll(waiting.tenants());
            after = waiting.last();
        }
    }
}
