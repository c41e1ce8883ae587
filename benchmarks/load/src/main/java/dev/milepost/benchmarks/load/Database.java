package dev.milepost.benchmarks.load;

import dev.milepost.local.Accounts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The benchmark's own connection to milestone-service's schema. */
public final class Database implements AutoCloseable {
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);
    // It asks for its lease of 10 s whenever a third of it is over.
    private static final Duration RELAY_NOTICES = Duration.ofSeconds(4);

    private final Connection connection;

    public Database(String url) {
        try {
            connection = DriverManager.getConnection(
                    url + "?useBulkStmts=true", "milestone", Accounts.password("milestone"));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public Connection connection() {
        return connection;
    }

    /** Fills the empty schema: 100 milestones to a contract. */
    public void load(int contracts) {
        try {
            GeneratedData.load(connection, contracts);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** How many statements the server has run since it started. */
    long statements() {
        try (var show = connection.prepareStatement("SHOW GLOBAL STATUS LIKE 'Questions'");
                var row = show.executeQuery()) {
            row.next();
            return row.getLong(2);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Waits until the relay has published all events, and says how long that took. */
    public Duration awaitPublished() {
        long begin = System.nanoTime();
        while (pending() > 0) {
            if (System.nanoTime() - begin > LONGEST_DRAIN.toNanos()) {
                throw new BenchException("%d events were not published within %s.".formatted(pending(), LONGEST_DRAIN));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private long pending() {
        return number("SELECT COUNT(*) FROM outbox WHERE state = 0");
    }

    /** Keeps the relay of milestone-service from publishing, as another replica's does, and waits until it has noticed. */
    public void holdRelay() {
        change(
                "INSERT INTO lease (name, holder, expires_at) VALUES ('outbox-relay', 'bench', UTC_TIMESTAMP(6)"
                        + " + INTERVAL 1 DAY) ON DUPLICATE KEY UPDATE holder = VALUES(holder), expires_at = VALUES(expires_at)");
        LockSupport.parkNanos(RELAY_NOTICES.toNanos());
    }

    /**
     * Lets it go on, and waits until it has published everything to the topic of its own: also what another one carried to
     * a topic of its own, which is marked and has no position.
     */
    public void releaseRelay() {
        change("UPDATE outbox SET state = 0 WHERE state = 1 AND position IS NULL");
        change("DELETE FROM lease WHERE name = 'outbox-relay' AND holder = 'bench'");
        awaitPublished();
    }

    private void change(String sql) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** How far all streams are, taken together. */
    public long lastSequences() {
        return number("SELECT SUM(last_sequence) FROM event_stream");
    }

    private long number(String sql) {
        try (var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static BenchException failure(SQLException e) {
        return new BenchException("MariaDB: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
