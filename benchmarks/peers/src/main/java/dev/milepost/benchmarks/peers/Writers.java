package dev.milepost.benchmarks.peers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Writes at a steady rate: one row of an outbox, of the size that an event of a milestone has, in a transaction of its own.
 * The bare relay and Debezium carry what it writes.
 */
final class Writers {
    private static final int THREADS = 4;
    /** What each payload holds. */
    static final String MARK = "bare-event";

    private static final String FILLING = "x".repeat(1_500);
    private static final String WRITE = """
            INSERT INTO bare_outbox (tenant_id, stream_id, sequence, event_id, type, subject_id, payload, created_at,
              state)
            VALUES ('aurora', ?, ?, ?, 'bare', ?, ?, ?, ?)""";

    private final DataSource database;
    private final int state;
    private final Duration pause;
    private final Runnable afterCommit;
    private final InstantSource clock = InstantSource.system();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    /**
     * @param rate writes a second, of all threads together
     * @param isForRelay whether the bare relay is to find it; Debezium needs no mark
     */
    Writers(DataSource database, int rate, boolean isForRelay, Runnable afterCommit) {
        this.database = database;
        this.state = isForRelay ? 0 : 1;
        this.pause = Duration.ofSeconds(THREADS).dividedBy(rate);
        this.afterCommit = afterCommit;
    }

    void start() {
        running = true;
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().name("writer-" + i).start(this::run));
        }
    }

    private void run() {
        UUID stream = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            for (long sequence = 1; running; sequence++) {
                write(connection, stream, sequence);
                afterCommit.run();
                LockSupport.parkNanos(begin + sequence * pause.toNanos() - System.nanoTime());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Connection connection, UUID stream, long sequence) throws SQLException {
        try (var insert = connection.prepareStatement(WRITE)) {
            Instant now = clock.instant();
            insert.setObject(1, stream);
            insert.setLong(2, sequence);
            insert.setObject(3, UUID.randomUUID());
            insert.setObject(4, stream);
            insert.setString(5, "{\"time\":\"%s\",\"kind\":\"%s\",\"data\":\"%s\"}".formatted(now, MARK, FILLING));
            insert.setObject(6, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setInt(7, state);
            insert.executeUpdate();
        }
        connection.commit();
    }

    void stop() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }
}
