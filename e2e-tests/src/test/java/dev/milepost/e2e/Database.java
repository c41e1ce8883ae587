package dev.milepost.e2e;

import dev.milepost.local.Accounts;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the schema of a service, and makes it look as if much had happened, with the service's own rights. */
final class Database {
    private Database() {}

    /** The rows of a query, each value as text. */
    static List<List<String>> rows(String service, String sql) {
        try (var connection = DriverManager.getConnection(
                        Stack.running().mariadb().jdbcUrl(service), service, Accounts.password(service));
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static void change(String service, String sql) {
        try (var connection = DriverManager.getConnection(
                        Stack.running().mariadb().jdbcUrl(service), service, Accounts.password(service));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long count(String service, String sql) {
        return Long.parseLong(rows(service, sql).getFirst().getFirst());
    }
}
