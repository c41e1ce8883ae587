package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.Table;
import dev.milepost.local.Accounts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** The benchmark's own connection to a service's schema. */
public final class AlertDatabase implements AutoCloseable {
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(15);

    private final Connection connection;

    public AlertDatabase(String url, String service) {
        try {
            connection = DriverManager.getConnection(url, service, Accounts.password(service));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs a statement; returns how many rows it changed. */
    public int run(String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.execute() ? 0 : statement.getUpdateCount(); // ANALYZE TABLE answers with rows
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The first column of all rows. */
    public long[] numbers(String sql) {
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            var numbers = LongStream.builder();
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
            return numbers.build().toArray();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public long number(String sql) {
        return numbers(sql)[0];
    }

    /** The second column of all rows by their first, which is an id or a text. */
    Map<String, Long> byText(String sql) {
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            Map<String, Long> numbers = new HashMap<>();
            while (row.next()) {
                numbers.put(row.getString(1), row.getLong(2));
            }
            return numbers;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Waits until {@code sql} finds no row any more. */
    public void awaitNone(String sql) {
        long begin = System.nanoTime();
        while (numbers(sql).length > 0) {
            if (System.nanoTime() - begin > LONGEST_ROUND.toNanos()) {
                throw new BenchException("After %s there is still something left: %s".formatted(LONGEST_ROUND, sql));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Rows on their way into a table. */
    Table table(String name, String... columns) throws SQLException {
        return new Table(connection, name, columns);
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
