package dev.milepost.alert.delivery;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.rowsRead;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.local.testing.MariaDbAndKafka;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** How the ledgers of digests, notices and reports find the next to send, on copies of their tables. */
@QuarkusTest
class LeasedRowsQTest extends ServiceTest {
    private static final Pattern TABLE = Pattern.compile("FROM (\\w+)");
    private static final String PAST = "'2026-01-01'";
    private static final String FUTURE = "'2399-01-01'";
    private static final LocalDateTime NOW = LocalDateTime.ofEpochSecond(1_800_000_000, 0, ZoneOffset.UTC);
    private static final String COLUMNS = "INSERT INTO %s (id, tenant_id, state, reason, not_before, ";

    @Inject
    Instance<LeasedRows<?>> ledgers;

    @BeforeEach
    void copy() throws SQLException {
        execute("CREATE DATABASE leased");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP DATABASE leased");
    }

    @Test
    void there_are_three() {
        assertThat(ledgers.stream().map(LeasedRowsQTest::table))
                .containsExactlyInAnyOrder("digest", "report_mail", "webhook_notice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "digest; person_id, kind, period, since, due_at; UUID(), 'DIGEST', UUID(), NOW(), %s",
                "report_mail; run_id, person_id, due_at; UUID(), UUID(), %s",
                "webhook_notice; webhook_id, webhook_name, created_by, disabled_at, gone, answer, waiting;"
                        + " UUID(), 'CRM', 'ada', NOW(), TRUE, '410', 0"
            })
    void the_one_that_waits_the_longest_is_found_among_thousands(String table, String columns, String values)
            throws SQLException {
        String find = ledgers.stream()
                .filter(ledger -> table(ledger).equals(table))
                .findFirst()
                .orElseThrow()
                .find();
        boolean dated = columns.contains("due_at");
        execute("CREATE TABLE leased." + table + " LIKE alert." + table);
        String insert = COLUMNS.formatted("leased." + table) + columns + ") SELECT ";
        String many = " FROM seq_1_to_10000";
        execute(insert + "UUID(), 't', 'SENT', '', NULL, " + values.formatted(PAST) + many);
        execute(insert + "UUID(), 't', 'PLANNED', 'waits', " + FUTURE + ", " + values.formatted(PAST) + many);
        if (dated) {
            execute(insert + "UUID(), 't', 'PLANNED', 'not due', NULL, " + values.formatted(FUTURE) + many);
        }
        UUID triedLast = UUID.randomUUID();
        UUID triedFirst = UUID.randomUUID();
        UUID neverTried = UUID.randomUUID();
        String one = "'%s', 't', 'PLANNED', 'due', %s, ";
        execute(insert + one.formatted(triedLast, "'2026-02-02'") + values.formatted(PAST));
        execute(insert + one.formatted(triedFirst, "'2026-02-01'") + values.formatted("'2026-01-03'"));
        execute(insert + one.formatted(neverTried, "NULL") + values.formatted("'2026-01-02'"));
        execute("ANALYZE TABLE leased." + table);

        List<UUID> found = new ArrayList<>();
        try (var connection = Database.open("leased")) {
            try (var explain = connection.prepareStatement("EXPLAIN " + find)) {
                bind(explain, dated);
                try (var plan = explain.executeQuery()) {
                    plan.next();
                    assertThat(plan.getString("key")).isEqualTo(table + "_claim");
                    assertThat(plan.getString("Extra")).doesNotContain("filesort");
                }
            }
            long before = rowsRead(connection);
            try (var next = connection.prepareStatement(find)) {
                bind(next, dated);
                for (int i = 0; i < 4; i++) {
                    try (var row = next.executeQuery()) {
                        if (row.next()) {
                            UUID id = UUID.fromString(row.getString("id"));
                            found.add(id);
                            execute("DELETE FROM leased." + table + " WHERE id = '" + id + "'");
                        }
                    }
                }
            }
            assertThat(rowsRead(connection) - before)
                    .as("rows that four looks read")
                    .isLessThan(40);
        }
        assertThat(found).containsExactly(neverTried, triedFirst, triedLast);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "digest; person_id, kind, period, since, due_at; UUID(), 'DIGEST', UUID(), NOW(), %s",
                "report_mail; run_id, person_id, due_at; UUID(), UUID(), %s",
                "webhook_notice; webhook_id, webhook_name, created_by, disabled_at, gone, answer, waiting;"
                        + " UUID(), 'CRM', 'ada', NOW(), TRUE, '410', 0"
            })
    void whose_turn_it_is_is_found_among_thousands_of_others(String table, String columns, String values)
            throws SQLException {
        LeasedRows<?> ledger = ledgers.stream()
                .filter(one -> table(one).equals(table))
                .findFirst()
                .orElseThrow();
        boolean dated = columns.contains("due_at");
        execute("CREATE TABLE leased." + table + " LIKE alert." + table);
        String insert = COLUMNS.formatted("leased." + table) + columns + ") SELECT UUID(), '%s', '%s', '', %s, ";
        String many = " FROM seq_1_to_10000";
        execute(insert.formatted("a", "PLANNED", "NULL") + values.formatted(PAST) + many);
        execute(insert.formatted("b", "SENT", "NULL") + values.formatted(PAST) + many);
        execute(insert.formatted("b", "PLANNED", "'2026-02-02'") + values.formatted(PAST));
        execute(insert.formatted("c", "PLANNED", FUTURE) + values.formatted(PAST) + many);
        execute("ANALYZE TABLE leased." + table);

        List<String> found = new ArrayList<>();
        try (var connection = Database.open("leased");
                var nextTenant = connection.prepareStatement(ledger.nextTenant());
                var isDue = connection.prepareStatement(ledger.isDue())) {
            long before = rowsRead(connection);
            String tenant = "";
            while (tenant != null) {
                nextTenant.setString(1, tenant);
                try (var row = nextTenant.executeQuery()) {
                    tenant = row.next() ? row.getString(1) : null;
                }
                if (tenant != null) {
                    isDue.setString(1, tenant);
                    if (dated) {
                        isDue.setObject(2, NOW);
                    }
                    try (var row = isDue.executeQuery()) {
                        found.add(tenant + " " + row.next());
                    }
                }
            }
            assertThat(rowsRead(connection) - before)
                    .as("rows that seven looks read")
                    .isLessThan(40);
        }
        assertThat(found).containsExactly("a true", "b true", "c false");
    }

    @Test
    void tenants_take_turns() throws SQLException {
        execute("CREATE TABLE leased.digest LIKE alert.digest");
        String insert = COLUMNS.formatted("leased.digest") + "person_id, kind, period, since, due_at)"
                + " SELECT UUID(), '%s', 'PLANNED', '', NULL, UUID(), 'DIGEST', UUID(), NOW(), '%s' FROM seq_1_to_%d";
        execute(insert.formatted("many", "2026-01-01", 500));
        execute(insert.formatted("one", "2026-01-02", 1));
        var digests = new Digests(new MariaDbDataSource(MariaDbAndKafka.adminJdbcUrl("leased")));

        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 13; i++) { // ten show that there is a backlog
            digests.take(NOW.toInstant(ZoneOffset.UTC), Duration.ofHours(1), "example.org")
                    .ifPresent(claim -> taken.add(claim.tenant()));
        }

        assertThat(taken).hasSize(13).containsOnlyOnce("one");
    }

    /** Digests of a database that no worker looks at. */
    private static class Digests extends LeasedRows<Digests.Claim> {
        Digests(DataSource database) {
            super(database, "digest", true);
        }

        record Claim(UUID id, String tenant, int attempts, UUID by) implements LeasedRows.Claim {}

        @Override
        protected Claim claim(ResultSet row, UUID by) throws SQLException {
            return new Claim(uuid(row, "id"), row.getString("tenant_id"), row.getInt("attempts"), by);
        }
    }

    private static void bind(PreparedStatement find, boolean dated) throws SQLException {
        if (dated) {
            find.setObject(1, NOW);
        }
    }

    private static String table(LeasedRows<?> ledger) {
        var found = TABLE.matcher(ledger.find());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
