package dev.milepost.milestone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills tables with copies of a row, so that plans of queries are made as for many rows. */
public final class Copies {
    private Copies() {}

    /**
     * Copies a row of a table as it is, but for some columns.
     *
     * @param other what these columns have instead, by {@code s.seq}, which counts from 1, and {@code m}, the row
     */
    public static void of(Connection connection, String table, String seed, int times, Map<String, String> other)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var select = connection.prepareStatement("""
                SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()
                  AND table_name = ? AND is_generated = 'NEVER'""")) {
            select.setString(1, table);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        run(
                connection,
                "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                        + columns.stream()
                                .map(column -> other.getOrDefault(column, "m." + column))
                                .collect(Collectors.joining(", "))
                        + " FROM " + table + " m JOIN seq_1_to_" + times + " s WHERE m.id = '" + seed + "'");
    }

    /** Runs a statement. */
    public static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
