package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.load.BenchException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How many statements MariaDB has run since its start. */
final class Statements implements AutoCloseable {
    private final PreparedStatement show;

    Statements(Connection connection) throws SQLException {
        this.show = connection.prepareStatement("SHOW GLOBAL STATUS LIKE 'Questions'");
    }

    long run() {
        try (var row = show.executeQuery()) {
            row.next();
            return row.getLong(2);
        } catch (SQLException e) {
            throw new BenchException("MariaDB: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        show.close();
    }
}
