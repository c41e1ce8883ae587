package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.load.BenchException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** A database that is asked questions over the raw rows. Each statement is prepared once. */
final class RawDatabase implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<Question, PreparedStatement> statements = new HashMap<>();

    RawDatabase(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** The figures of a tenant's portfolio, all rows read. */
    SortedMap<String, String> ask(Question question, String tenant) {
        try {
            PreparedStatement statement = statements.get(question);
            if (statement == null) {
                statement = connection.prepareStatement(question.sql(dialect));
                statements.put(question, statement);
            }
            statement.setString(1, tenant);
            try (var row = statement.executeQuery()) {
                return question.figures(row);
            }
        } catch (SQLException e) {
            throw new BenchException(dialect + " does not answer " + question.sql(dialect) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }
}
