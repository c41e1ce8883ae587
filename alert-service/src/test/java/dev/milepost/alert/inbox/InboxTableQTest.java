package dev.milepost.alert.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Copies;
import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the questions of an inbox read, of a copy of its table with many entries. */
@QuarkusTest
class InboxTableQTest extends ServiceTest {
    private static final String ME = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61";
    private static final String ID = "CAST(CONCAT('00000000-0000-0000-0000-', LPAD(%s, 12, '0')) AS UUID)";
    private static final int ENTRIES = 200_000;

    @Inject
    InboxQueries queries;

    private Copies copies;

    @BeforeEach
    void copy() throws SQLException {
        copies = new Copies("inboxes", "inbox_entry", "reminder", "known_contract", "known_milestone", "known_person");
        // Half of them are unread, and one in a thousand waits for an approval; ten of a contract, two of a milestone.
        copies.execute("""
                INSERT INTO inbox_entry (id, tenant_id, person_id, contract_id, milestone_id, subject, subject_id, kind, due_date,
                  rung, arrived_at, shown_at, unread)
                SELECT UUID(), 'aurora', '%s', %s, %s, 'DUE_DATE', UUID(), IF(seq %% 1000 = 0, 'GATE_WAITING', 'DUE_DATE'),
                  '2027-03-31', 'P-7D', '2027-01-01', '2027-01-01' + INTERVAL seq SECOND, seq %% 2
                FROM seq_1_to_%d""".formatted(ME, ID.formatted("seq DIV 10"), ID.formatted("seq DIV 2"), ENTRIES));
        copies.execute("""
                INSERT INTO known_milestone (id, tenant_id, contract_id, title, status, deleted)
                SELECT %s, 'aurora', %s, 'A milestone', 'PLANNED', FALSE FROM seq_0_to_%d""".formatted(ID.formatted("seq"), ID.formatted("seq DIV 5"), ENTRIES / 2));
        copies.execute("""
                INSERT INTO known_person (id, tenant_id, name, time_zone, locale, subject)
                VALUES ('%s', 'aurora', 'Ada', 'UTC', 'en', 'ada')""".formatted(ME));
        copies.execute("ANALYZE TABLE inbox_entry, known_milestone, known_person");
    }

    @AfterEach
    void drop() throws SQLException {
        copies.close();
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

    @Test
    void a_page_of_a_milestone_reads_the_entries_of_its_contract() {
        for (String milestone :
                List.of("00000000-0000-0000-0000-000000000017", "00000000-0000-0000-0000-999999999999")) {
            var filter = new InboxFilter(null, null, false, null, UUID.fromString(milestone), List.of());

            var page = copies.read(
                    "aurora",
                    "ada",
                    "admin",
                    () -> queries.list(filter, Instant.parse("2028-01-01T00:00:00Z"), null, 51));

            assertThat(page.found()).hasSize(milestone.endsWith("17") ? 2 : 0);
            assertThat(page.rows()).isLessThan(200);
        }
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
