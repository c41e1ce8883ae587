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

    private final Claims claims;
    private final Deque<String> tenants = new ArrayDeque<>();
    private long readAt;

    @Inject
    Turns(Claims claims) {
        this.claims = claims;
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

    /** Tells how much a round took: a full batch is a backlog, and an empty turn the end of one. */
    synchronized void took(@Nullable String tenant, int count, int limit, Instant now) throws SQLException {
        if (tenant != null && count == 0) {
            tenants.remove(tenant);
        }
        boolean isFresh = System.nanoTime() - readAt < FRESH.toNanos();
        if (count == limit && !isFresh) {
            tenants.clear();
            tenants.addAll(claims.waiting(now));
            readAt = System.nanoTime();
        }
    }
}
