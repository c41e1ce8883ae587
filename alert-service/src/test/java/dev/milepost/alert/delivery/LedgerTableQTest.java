package dev.milepost.alert.delivery;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.rowsRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger's table promises, on a copy of it. */
@QuarkusTest
class LedgerTableQTest extends ServiceTest {
    private static final int ROWS = 1_000_000;
    private static final String INSERT = """
            INSERT INTO ledger.reminder (id, tenant_id, contract_id, milestone_id, due_date, rung, recipient, channel,
              state, send_at, reason)
            """;
    private static final String ROW = INSERT + """
            VALUES (UUID(), '%s', '0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a62', '0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63',
              '%s', '%s', '%s', 'EMAIL', '%s', '2027-03-24 08:00:00', 'a reason')""";

    @BeforeEach
    void copy() throws SQLException {
        execute("CREATE DATABASE ledger");
        execute("CREATE TABLE ledger.reminder LIKE alert.reminder");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP DATABASE ledger");
    }

    @Test
    void a_rung_exists_once_whatever_its_state() throws SQLException {
        execute(ROW.formatted("aurora", "2027-03-31", "P-7D", "ada", "CANCELLED"));

        assertThatThrownBy(() -> execute(ROW.formatted("aurora", "2027-03-31", "P-7D", "ada", "PLANNED")))
                .isInstanceOf(SQLIntegrityConstraintViolationException.class)
                .hasMessageContaining("reminder_once");
        execute(ROW.formatted("aurora", "2027-03-31", "P-1D", "ada", "PLANNED"));
        execute(ROW.formatted("aurora", "2027-04-01", "P-7D", "ada", "PLANNED"));
        execute(ROW.formatted("aurora", "2027-03-31", "P-7D", "bob", "PLANNED"));
        execute(ROW.formatted("borealis", "2027-03-31", "P-7D", "ada", "PLANNED"));
    }

    @Test
    void a_claim_reads_what_is_due_and_not_the_million_rows_that_are_not() throws SQLException {
        execute(INSERT + """
                SELECT UUID(), 'aurora', UUID(), UUID(), '2027-03-31', 'P-7D', 'ada', 'EMAIL',
                  IF(seq %% 4 = 0, 'SENT', 'PLANNED'), '2027-01-01' + INTERVAL seq SECOND, 'a reason'
                FROM seq_1_to_%d""".formatted(ROWS));
        execute("ANALYZE TABLE ledger.reminder");

        try (var connection = Database.open("ledger")) {
            for (String statement : List.of(Claims.FIND, Claims.FIND_WITHOUT_MAIL)) {
                try (var explain = connection.prepareStatement("EXPLAIN " + statement)) {
                    bind(explain, "1000-01-01 00:00:00");
                    try (var plan = explain.executeQuery()) {
                        plan.next();
                        assertThat(plan.getString("type")).isEqualTo("range");
                        assertThat(plan.getString("key")).isEqualTo("reminder_claim");
                        assertThat(plan.getString("Extra")).doesNotContain("filesort");
                        assertThat(plan.getLong("rows")).isLessThan(1000);
                    }
                }
            }
            try (var explain = connection.prepareStatement("EXPLAIN " + Claims.ANY_URGENT)) {
                explain.setString(1, "2027-01-01 00:10:00");
                try (var plan = explain.executeQuery()) {
                    plan.next();
                    assertThat(plan.getString("key")).isEqualTo("reminder_claim");
                    assertThat(plan.getString("Extra")).contains("Using index").doesNotContain("filesort");
                }
            }
            long start = rowsRead(connection);
            try (var count = connection.prepareStatement(Backlog.COUNT_DUE)) {
                count.setString(1, "2027-01-01 00:10:00");
                count.executeQuery().close();
            }
            assertThat(rowsRead(connection) - start)
                    .as("rows that the count read, of which 450 are due")
                    .isLessThan(1000);
            for (String now : List.of("2027-01-01 00:10:00", "2026-12-31 00:00:00")) {
                start = rowsRead(connection);
                try (var tenant = connection.prepareStatement(Backlog.NEXT_TENANT)) {
                    tenant.setString(1, now);
                    tenant.setInt(2, 1);
                    tenant.setString(3, "");
                    try (var found = tenant.executeQuery()) {
                        found.next();
                        assertThat(found.getString(1)).isEqualTo("aurora");
                        assertThat(found.getBoolean(2)).isEqualTo(now.startsWith("2027"));
                    }
                }
                assertThat(rowsRead(connection) - start)
                        .as("rows that the next tenant took at " + now)
                        .isLessThan(10);
            }
            connection.setAutoCommit(false);
            long before = rowsRead(connection);
            try (var find = connection.prepareStatement(Claims.FIND)) {
                bind(find, "1000-01-01 00:00:00");
                try (var found = find.executeQuery()) {
                    int count = 0;
                    while (found.next()) {
                        count++;
                    }
                    assertThat(count).isEqualTo(25);
                }
            }
            assertThat(rowsRead(connection) - before)
                    .as("rows that the claim read")
                    .isLessThan(60);
            connection.rollback();
        }
    }

    @Test
    void a_claim_reads_past_nothing_that_lies_before_the_place_it_begins_at() throws Exception {
        execute(INSERT + """
                SELECT UUID(), 'aurora', UUID(), UUID(), '2027-03-31', 'P-7D', 'ada', 'EMAIL', 'PLANNED',
                  IF(seq <= 3000, '2027-01-01 00:01:00', '2027-01-01 00:02:00'), 'a reason'
                FROM seq_1_to_6000""");
        execute("UPDATE ledger.reminder SET not_before = UTC_TIMESTAMP(6) + INTERVAL 1 DAY"
                + " WHERE send_at = '2027-01-01 00:01:00'");
        execute("ANALYZE TABLE ledger.reminder");
        try (var connection = Database.open("ledger");
                var find = connection.prepareStatement(Claims.FIND)) {
            connection.setAutoCommit(false);
            assertThat(found(connection, find, "2027-01-01 00:00:00"))
                    .as("claimed or put off: read, and not taken")
                    .isGreaterThan(3000);
            assertThat(found(connection, find, "2027-01-01 00:01:30")).isLessThan(60);
            connection.rollback();
        }
    }

    /** The rows that a claim of 25 reads. */
    private static long found(Connection connection, PreparedStatement find, String from) throws SQLException {
        long before = rowsRead(connection);
        bind(find, from);
        int count = 0;
        try (var row = find.executeQuery()) {
            while (row.next()) {
                count++;
            }
        }
        assertThat(count).isEqualTo(25);
        return rowsRead(connection) - before;
    }

    private static void bind(PreparedStatement find, String from) throws SQLException {
        find.setInt(1, 1);
        find.setString(2, "2027-01-01 00:10:00");
        find.setString(3, from);
        find.setString(4, from);
        find.setString(5, "00000000-0000-0000-0000-000000000000");
        find.setInt(6, 25);
    }
}
