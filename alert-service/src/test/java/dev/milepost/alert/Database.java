package dev.milepost.alert;

import dev.milepost.local.testing.MariaDbAndKafka;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Looks into the service's database past the service, with all rights. */
public final class Database {
    private static final String ROWS_READ = "SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_next',"
            + " 'Handler_read_prev', 'Handler_read_key', 'Handler_read_rnd_next')";

    private Database() {}

    public static Connection open() throws SQLException {
        return open("alert");
    }

    /** Opens another database of the server, such as one that holds copies of tables. */
    public static Connection open(String name) throws SQLException {
        return DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl(name));
    }

    public static void execute(String statement) throws SQLException {
        try (var connection = open()) {
            connection.createStatement().execute(statement);
        }
    }

    /** The first column of the first row. */
    public static long number(String query) throws SQLException {
        try (var connection = open();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
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
}
