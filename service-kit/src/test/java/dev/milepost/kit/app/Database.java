package dev.milepost.kit.app;

import dev.milepost.local.testing.MariaDbAndKafka;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database past the service, with all rights. */
public final class Database {
    private Database() {}

    public static Connection open() throws SQLException {
        return DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("alert"));
    }

    public static long number(String query, Object... arguments) throws SQLException {
        return Long.parseLong(texts(query, arguments).getFirst());
    }

    /** The first column of each row. */
    public static List<String> texts(String query, Object... arguments) throws SQLException {
        try (var connection = open();
                var statement = connection.prepareStatement(query)) {
            bind(statement, arguments);
            List<String> texts = new ArrayList<>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        }
    }

    public static void change(String statement, Object... arguments) throws SQLException {
        try (var connection = open();
                var change = connection.prepareStatement(statement)) {
            bind(change, arguments);
            change.executeUpdate();
        }
    }

    private static void bind(java.sql.PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}
