package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.load.BenchException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** DuckDB in this process, in memory, with as many threads as there are processors, filled with the raw rows of MariaDB. */
final class DuckDb {
    private static final String NOTHING = "\\N";
    private static final int FETCHED = 10_000;

    private DuckDb() {}

    /** A new database with all rows that {@code source} has. */
    static Connection filledFrom(Connection source, Path directory) {
        try {
            Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
            try (var statement = duckDb.createStatement()) {
                for (String table : Portfolio.TABLES) {
                    Path file = directory.resolve(table + ".tsv");
                    statement.execute("CREATE TABLE " + table + " (" + write(source, table, file) + ")");
                    statement.execute(
                            "COPY %s FROM '%s' (FORMAT csv, DELIM '\t', QUOTE '', ESCAPE '', NULLSTR '%s', HEADER false)"
                                    .formatted(table, file, NOTHING));
                    Files.delete(file);
                }
            }
            return duckDb;
        } catch (SQLException e) {
            throw new BenchException("DuckDB cannot be filled: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BenchException("the rows for DuckDB cannot be written: " + e.getMessage(), e);
        }
    }

    /** Writes all rows to a file; returns the columns with their types. */
    private static String write(Connection source, String table, Path file) throws SQLException, IOException {
        try (var select = source.createStatement();
                Writer out = Files.newBufferedWriter(file)) {
            select.setFetchSize(FETCHED);
            try (var row = select.executeQuery("SELECT * FROM " + table)) {
                var columns = row.getMetaData();
                var types = new StringBuilder();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    types.append(i == 1 ? "" : ", ")
                            .append(columns.getColumnName(i))
                            .append(' ')
                            .append(type(columns.getColumnName(i), columns.getColumnTypeName(i)));
                }
                while (row.next()) {
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        String value = row.getString(i);
                        out.write(value == null ? NOTHING : value);
                        out.write(i == columns.getColumnCount() ? '\n' : '\t');
                    }
                }
                return types.toString();
            }
        }
    }

    /** The narrowest type that DuckDB has for it. */
    private static String type(String column, String type) {
        return column.equals("id") || column.endsWith("_id") && !column.equals("tenant_id")
                ? "UUID"
                : type.startsWith("DECIMAL") ? "DECIMAL(19,4)" : type.equals("DATE") ? "DATE" : "VARCHAR";
    }
}
