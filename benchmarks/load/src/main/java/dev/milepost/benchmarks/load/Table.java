package dev.milepost.benchmarks.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows on their way into one table, in batches that the driver sends in one go. */
public final class Table implements AutoCloseable {
    private static final int BATCH = 2_000;

    private final PreparedStatement insert;
    private int waiting;

    public Table(Connection connection, String name, String... columns) throws SQLException {
        this.insert = connection.prepareStatement("INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        name,
                        String.join(", ", columns),
                        Arrays.stream(columns).map(column -> "?").collect(Collectors.joining(", "))));
    }

    public void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
        if (++waiting == BATCH) {
            flush();
        }
    }

    public void flush() throws SQLException {
        if (waiting > 0) {
            insert.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
