package dev.milepost.alert.inbox;

import static dev.milepost.alert.Database.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the questions of an inbox read, of a copy of its table with many entries. */
@QuarkusTest
class InboxTableQTest extends ServiceTest {
    private static final String ME = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61";
    private static final int ENTRIES = 200_000;

    @BeforeEach
    void copy() throws SQLException {
        execute("CREATE DATABASE inboxes");
        execute("CREATE TABLE inboxes.inbox_entry LIKE alert.inbox_entry");
        // Half of them are unread, and one in a thousand waits for an approval.
        execute("""
                INSERT INTO inboxes.inbox_entry (id, tenant_id, person_id, contract_id, subject, subject_id, kind, due_date, rung,
                  arrived_at, shown_at, unread)
                SELECT UUID(), 'aurora', '%s', UUID(), 'DUE_DATE', UUID(), IF(seq %% 1000 = 0, 'GATE_WAITING', 'DUE_DATE'),
                  '2027-03-31', 'P-7D', '2027-01-01', '2027-01-01' + INTERVAL seq SECOND, seq %% 2
                FROM seq_1_to_%d""".formatted(ME, ENTRIES));
        execute("ANALYZE TABLE inboxes.inbox_entry");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP DATABASE inboxes");
    }

    @Test
    void the_unread_count_reads_an_index_and_no_more_of_it_than_it_counts() throws SQLException {
        String count = """
                SELECT contract_id FROM inbox_entry WHERE tenant_id = 'aurora' AND person_id = '%s' AND unread = 1
                  AND shown_at <= '2028-01-01' LIMIT 1001""".formatted(ME);
        assertThat(plan(count, "key")).isEqualTo("inbox_entry_unread");
        assertThat(plan(count, "Extra")).contains("Using index").doesNotContain("filesort");
        assertThat(rowsRead(count)).isLessThan(1_010);
    }

    @Test
    void a_page_reads_what_it_shows() throws SQLException {
        String page = """
                SELECT * FROM inbox_entry WHERE tenant_id = 'aurora' AND person_id = '%s' AND shown_at <= '2028-01-01'
                ORDER BY shown_at DESC, id DESC LIMIT 51""".formatted(ME);
        assertThat(plan(page, "Extra")).doesNotContain("filesort");
        assertThat(rowsRead(page)).isLessThan(60);
        String waiting = """
                SELECT * FROM inbox_entry WHERE tenant_id = 'aurora' AND person_id = '%s' AND kind = 'GATE_WAITING'
                  AND settled_at IS NULL ORDER BY shown_at DESC, id DESC LIMIT 100""".formatted(ME);
        assertThat(rowsRead(waiting)).as("of 200 that wait").isLessThan(1_000);
    }

    private static String plan(String query, String column) throws SQLException {
        try (var connection = Database.open("inboxes");
                var plan = connection.createStatement().executeQuery("EXPLAIN " + query)) {
            plan.next();
            return String.valueOf(plan.getString(column));
        }
    }

    private static long rowsRead(String query) throws SQLException {
        try (var connection = Database.open("inboxes")) {
            long before = Database.rowsRead(connection);
            connection.createStatement().executeQuery(query).close();
            return Database.rowsRead(connection) - before;
        }
    }
}
