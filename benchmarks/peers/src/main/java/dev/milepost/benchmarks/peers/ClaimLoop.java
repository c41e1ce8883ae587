package dev.milepost.benchmarks.peers;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The least that claiming takes: a loop that takes 500 due rows of a table by SKIP LOCKED and says in the same transaction
 * that they are done. No lease, no channel, no record of what came of it, no event.
 */
final class ClaimLoop implements Peer {
    private static final int BATCH = 500;
    private static final long POLL_NANOS = 10_000_000;
    private static final String FIND = """
            SELECT id, send_at FROM %s WHERE state = 'PLANNED' AND urgency = 1 AND send_at <= ?
            ORDER BY send_at LIMIT 500 FOR UPDATE SKIP LOCKED""";
    private static final String DONE = "UPDATE %s SET state = 'SENT', sent_at = ? WHERE id IN (%s)";

    private final HikariDataSource database;
    private final String table;
    private final int workers;
    private final InstantSource clock = InstantSource.system();
    private final Lateness lateness = new Lateness();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    /** @param table its name, and how many loops work on it: {@code bare_reminder:4} */
    ClaimLoop(HikariDataSource database, String table) {
        this.database = database;
        this.table = table.substring(0, table.indexOf(':'));
        this.workers = Integer.parseInt(table.substring(table.indexOf(':') + 1));
    }

    @Override
    public void start() {
        lateness.clear();
        running = true;
        for (int i = 0; i < workers; i++) {
            threads.add(Thread.ofPlatform().name("claim-" + i).start(() -> run(database)));
        }
    }

    private void run(DataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            while (running) {
                if (!claim(connection)) {
                    LockSupport.parkNanos(POLL_NANOS);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean claim(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>(BATCH);
        List<Instant> due = new ArrayList<>(BATCH);
        try (var find = connection.prepareStatement(FIND.formatted(table))) {
            find.setObject(1, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            try (var row = find.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                    due.add(row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC));
                }
            }
        }
        Instant now = clock.instant();
        if (!ids.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
            try (var done = connection.prepareStatement(DONE.formatted(table, marks))) {
                done.setObject(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                for (int i = 0; i < ids.size(); i++) {
                    done.setString(i + 2, ids.get(i));
                }
                done.executeUpdate();
            }
        }
        connection.commit();
        due.forEach(one -> lateness.add(one, now));
        return !ids.isEmpty();
    }

    @Override
    public String stop() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
        return lateness.text();
    }

    @Override
    public void close() throws Exception {
        stop();
        database.close();
    }
}
