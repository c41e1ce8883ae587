package dev.milepost.analytics;

import dev.milepost.local.testing.MariaDbAndKafka;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The service's database, past the service and with all rights. */
public final class Database {
    private static final String ROWS_READ = "SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_next',"
            + " 'Handler_read_prev', 'Handler_read_key', 'Handler_read_rnd_next')";

    private Database() {}

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
    }

    public static void execute(String change) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    public static long number(String query) throws SQLException {
        return number(query, 1);
    }

    /** How many statements have read so far, those of the service's jobs included. */
    public static long selects() throws SQLException {
        return number("SHOW GLOBAL STATUS LIKE 'Com_select'", 2);
    }

    /** How many rows the statements of {@code connection} have read so far, by the server's count: of indexes as well. */
    public static long rowsRead(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(ROWS_READ)) {
            long sum = 0;
            while (rows.next()) {
                sum += rows.getLong(2);
            }
            return sum;
        }
    }

    private static long number(String query, int column) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(column);
        }
    }
}
