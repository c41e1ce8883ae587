package dev.milepost.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Marks what Kafka has acknowledged, beside the relay, which sends what is new meanwhile: an event waits for no mark of
 * others. A row is marked once it is acknowledged and all of its stream before it are. As soon as something does not go as
 * it should, the relay stops sending; what is on its way then is waited for, and what cannot be marked is sent again.
 */
final class Marking implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Marking.class);
    private static final int MOST = 500;
    private static final Duration LOOK = Duration.ofMillis(50);

    /** A mark is a transaction: it waits a little for others, as nobody waits for it. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final int GATHERED = 100;

    private final DataSource database;
    private final Lease lease;
    private final @Nullable Positions positions;
    private final Runnable onTrouble;
    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final Set<Long> unmarked = ConcurrentHashMap.newKeySet();
    private final Set<String> heldBack = new HashSet<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("outbox-marks").unstarted(this::run);
    private volatile boolean closing;
    private volatile boolean troubled;
    private volatile boolean marked;
    private volatile boolean leaseLost;
    private volatile @Nullable String retry;
    private volatile @Nullable Exception failure;

    /** Where the feed of this service ends, which goes on from there. */
    static final class Positions {
        private long last;

        Positions(long last) {
            this.last = last;
        }
    }

    /**
     * @param positions null where the service has no feed
     * @param onTrouble told when there is no use in sending more
     */
    Marking(DataSource database, Lease lease, @Nullable Positions positions, Runnable onTrouble) {
        this.database = database;
        this.lease = lease;
        this.positions = positions;
        this.onTrouble = onTrouble;
    }

    void start() {
        thread.start();
    }

    /** Takes over a row that was sent, in the order in which they were. */
    void add(Sent one) {
        unmarked.add(one.row().id());
        sent.add(one);
    }

    /** The ids of what was sent and is not marked yet; they leave it after the commit. */
    Set<Long> unmarked() {
        return unmarked;
    }

    /** Whether sending has to stop. */
    boolean isTroubled() {
        return troubled;
    }

    /** Whether anything was marked. */
    boolean hasMarked() {
        return marked;
    }

    /** Whether another relay leads by now. */
    boolean hasLostLease() {
        return leaseLost;
    }

    /** Why the rest has to be sent again later; null when it has not. */
    @Nullable
    String retry() {
        return retry;
    }

    /** Waits until all that was sent is marked or given up. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }

    /** Throws what went wrong with the database; to be asked once it is closed. */
    void check() throws SQLException {
        Exception wrong = failure;
        if (wrong instanceof SQLException sql) {
            throw sql;
        }
        if (wrong != null) {
            throw new IllegalStateException(wrong);
        }
    }

    private void run() {
        try {
            while (!closing || !sent.isEmpty()) {
                Sent first = sent.poll(LOOK.toNanos(), TimeUnit.NANOSECONDS);
                if (first != null) {
                    mark(acknowledgedWith(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            troubled = true; // nobody marks any more
        }
    }

    private List<Sent> acknowledgedWith(Sent first) throws InterruptedException {
        first.await();
        if (!closing && sent.size() < GATHERED) {
            LockSupport.parkNanos(GATHER.toNanos());
        }
        List<Sent> batch = new ArrayList<>(List.of(first));
        Sent next = sent.peek();
        while (next != null && next.isDone() && batch.size() < MOST) {
            next.await();
            batch.add(sent.remove());
            next = sent.peek();
        }
        return batch;
    }

    private void mark(List<Sent> batch) {
        List<OutboxRows.Row> published = new ArrayList<>();
        Map<OutboxRows.Row, String> parked = new HashMap<>();
        for (Sent one : batch) {
            sort(one, published, parked);
        }
        if (failure == null && !leaseLost) {
            try {
                write(published, parked);
            } catch (SQLException | RuntimeException e) {
                failure = e;
            }
        }
        batch.forEach(one -> unmarked.remove(one.row().id()));
        if (failure != null || leaseLost || !heldBack.isEmpty()) {
            troubled = true;
            onTrouble.run();
        }
    }

    private void sort(Sent one, List<OutboxRows.Row> published, Map<OutboxRows.Row, String> parked) {
        OutboxRows.Row row = one.row();
        String why = one.failure();
        if (heldBack.contains(row.stream())) {
            return; // sent again, after the row before it
        }
        if (why == null) {
            published.add(row);
            return;
        }
        heldBack.add(row.stream());
        if (one.isRetriable()) {
            retry = why;
        } else {
            parked.put(row, why);
            LOG.errorf("Parked %s of stream %s: %s", row.type(), row.stream(), why);
        }
    }

    private void write(List<OutboxRows.Row> published, Map<OutboxRows.Row, String> parked) throws SQLException {
        if (published.isEmpty() && parked.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (positions == null) {
                    OutboxRows.published(connection, published);
                } else {
                    OutboxRows.published(connection, published, positions.last);
                }
                for (var row : parked.entrySet()) {
                    OutboxRows.park(connection, row.getKey(), row.getValue());
                }
                // Last, as the relay prolongs the lease meanwhile.
                if (!lease.isHeld(connection)) {
                    leaseLost = true; // another relay leads; it sends these again and consumers skip them
                    return;
                }
                connection.commit();
                marked = true;
                if (positions != null) {
                    positions.last += published.size();
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
