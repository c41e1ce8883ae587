package dev.milepost.alert.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is while more is due than can be delivered at once: then the tenants take turns, so that the flood of one
 * does not hold the others up. What is urgent does not wait for its turn. While there is no backlog, nothing is asked.
 */
final class Turns {
    private static final Logger LOG = Logger.getLogger(Turns.class);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /** The part of the time that may go into reading who waits, which a database far away makes long: one in so many. */
    private static final int SHARE = 10;

    private static final int MOST_TENANTS = 500;

    private final Waits waits;
    private final int backlog;
    private final LongSupplier nanoTime;
    private final Set<String> tenants = new LinkedHashSet<>(); // whose turn is next comes first
    private String after = "";
    private int full;
    private long readAgainAt;

    /**
     * The turns of those who {@code waits} finds.
     *
     * @param backlog how many full batches in a row are a backlog
     */
    Turns(Waits waits, int backlog) {
        this(waits, backlog, System::nanoTime);
    }

    Turns(Waits waits, int backlog, LongSupplier nanoTime) {
        this.waits = waits;
        this.backlog = backlog;
        this.nanoTime = nanoTime;
        this.readAgainAt = nanoTime.getAsLong();
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
        String tenant = tenants.iterator().next();
        tenants.remove(tenant);
        tenants.add(tenant);
        return tenant;
    }

    /**
     * Tells how much a round took: full batches are a backlog, and an empty turn the end of one. While tenants take turns,
     * who waits is read again each second, of very many the next part: whoever was not among them comes in, behind those
     * who are.
     */
    void took(@Nullable String tenant, int count, int limit, Instant now) {
        String from;
        long begun = nanoTime.getAsLong();
        synchronized (this) {
            if (tenant != null && count == 0) {
                tenants.remove(tenant);
            }
            full = count < limit ? 0 : full + 1;
            if (begun - readAgainAt < 0 || full < backlog && tenants.size() < 2) {
                return;
            }
            readAgainAt = begun + FRESH; // this worker reads, the others go on
            from = after;
        }
        try {
            Waiting waiting = waits.of(now, from, MOST_TENANTS);
            synchronized (this) {
                tenants.addAll(waiting.tenants());
                after = waiting.last();
                long ended = nanoTime.getAsLong();
                readAgainAt = ended + Math.max(FRESH, (ended - begun) * SHARE);
            }
        } catch (SQLException e) { // what was taken is to be delivered all the same
            LOG.warnf("Cannot read who waits, the turns stay as they are: %s", e.getMessage());
        }
    }
}
