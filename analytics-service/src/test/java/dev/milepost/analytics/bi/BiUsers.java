package dev.milepost.analytics.bi;

import dev.milepost.analytics.Database;
import dev.milepost.local.testing.MariaDbAndKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Database users of tenants, and what they read. */
final class BiUsers {
    private static final Path ROOT = Path.of(System.getProperty("milepost.root"));

    private BiUsers() {}

    /** As an operator does it: the script of the deployment, statement by statement. */
    static void make(String user, String tenant) throws IOException, SQLException {
        String script =
                Files.readString(ROOT.resolve("deploy/mariadb/bi-user.sql")).replaceAll("(?m)^--.*$", "");
        try (var connection = Database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET @bi_user = '" + user + "', @bi_password = 'secret-" + user + "', @bi_tenant = '"
                    + tenant + "'");
            for (String one : script.split(";\\s*\n")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    static Connection as(String user) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://" + MariaDbAndKafka.mariaDb().getAddress() + "/analytics", user, "secret-" + user);
    }

    static List<String> read(String user, String query) throws SQLException {
        try (var connection = as(user);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
