package dev.milepost.alert.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Copies;
import dev.milepost.alert.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page of the ledger shows and what it reads, of copies of its tables with many reminders. */
@QuarkusTest
class ReminderPagesQTest extends ServiceTest {
    private static final String ID = "CAST(CONCAT('00000000-0000-0000-0000-', LPAD(%s, 12, '0')) AS UUID)";
    private static final int PAGE = 51;
    private static final int ENOUGH = 1_000;

    @Inject
    ReminderQueries queries;

    private Copies copies;

    @BeforeEach
    void copy() throws SQLException {
        copies = new Copies(
                "pages",
                "reminder",
                "known_milestone",
                "known_contract",
                "known_contract_party",
                "known_party",
                "known_person");
        // Of two contracts only members know; Ada is a member of the first.
        copies.execute("""
                INSERT INTO known_contract (id, tenant_id, reference, title, status, time_zone, access, members, deleted)
                SELECT %s, 'aurora', seq, 'A contract', 'ACTIVE', 'UTC', IF(seq < 3, 'MEMBERS', 'TENANT'),
                  IF(seq = 1, '00000000-0000-0000-0000-000000000007', ''), FALSE
                FROM seq_1_to_2000""".formatted(ID.formatted("seq")));
        copies.execute("""
                INSERT INTO known_person (id, tenant_id, name, time_zone, locale, subject)
                VALUES ('00000000-0000-0000-0000-000000000007', 'aurora', 'Ada', 'UTC', 'en', 'ada')""");
        // Four at a time, all but the last of them sent, and one in a thousand cancelled or failed.
        copies.execute("""
                INSERT INTO reminder (id, tenant_id, contract_id, subject_id, due_date, rung, recipient, channel, state, urgency,
                  send_at, reason)
                SELECT UUID(), IF(seq %% 10 = 9, 'borealis', 'aurora'), %s, UUID(), '2027-03-31', 'P-7D', 'ada', 'EMAIL',
                  CASE WHEN seq %% 2000 = 0 THEN 'CANCELLED' WHEN seq %% 2000 = 1000 THEN 'FAILED'
                    WHEN seq <= 90000 THEN 'SENT' ELSE 'PLANNED' END,
                  seq %% 3, '2027-01-01' + INTERVAL seq DIV 4 MINUTE, 'a reason'
                FROM seq_1_to_150000""".formatted(ID.formatted("1 + seq % 2000")));
        copies.execute("ANALYZE TABLE reminder, known_contract, known_person");
    }

    @AfterEach
    void drop() throws SQLException {
        copies.close();
    }

    @Test
    void a_page_of_a_state_reads_about_what_it_shows() {
        for (boolean newestFirst : List.of(false, true)) {
            for (ReminderStatus state : List.of(ReminderStatus.PLANNED, ReminderStatus.SENT, ReminderStatus.FAILED)) {
                var filter = of(newestFirst, state);
                var first = page(filter, null, PAGE);
                var next = page(filter, keyOf(first.found().getLast()), PAGE);

                assertThat(first.rows()).as("rows read of %s", filter).isLessThan(ENOUGH);
                assertThat(next.rows()).as("rows read of the next %s", filter).isLessThan(ENOUGH);
                assertThat(next.found()).hasSize(state == ReminderStatus.FAILED ? 24 : PAGE);
            }
        }
    }

    @Test
    void pages_of_states_show_each_once_in_the_order_of_their_moments() {
        var some = new ReminderFilter(
                null,
                null,
                List.of(ReminderStatus.PLANNED, ReminderStatus.SENT),
                null,
                Instant.parse("2027-01-16T14:30:00Z"),
                Instant.parse("2027-01-16T15:30:00Z"),
                true);
        List<ListedReminder> all = new ArrayList<>();
        List<@Nullable String> after = null;
        do {
            all.addAll(page(some, after, 7).found());
            after = keyOf(all.getLast());
        } while (all.size() % 7 == 0);

        assertThat(all)
                .extracting(row -> row.reminder().id)
                .doesNotHaveDuplicates()
                .hasSize(215);
        assertThat(all)
                .extracting(row -> row.reminder().sendAt)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(all).extracting(row -> row.reminder().state).contains(ReminderStatus.PLANNED, ReminderStatus.SENT);
    }

    @Test
    void a_page_of_states_holds_only_what_they_may_see() {
        var sent = of(false, ReminderStatus.SENT);

        var found = copies.read("aurora", "ada", "viewer", () -> queries.list(sent, null, 200))
                .found();

        assertThat(found)
                .hasSize(200)
                .extracting(ListedReminder::contractReference)
                .doesNotContain("2");
        var all = page(sent, null, 200).found();
        assertThat(all)
                .hasSize(200)
                .extracting(ListedReminder::contractReference)
                .contains("2");
    }

    private static ReminderFilter of(boolean newestFirst, ReminderStatus... states) {
        return new ReminderFilter(null, null, List.of(states), null, null, null, newestFirst);
    }

    private Copies.Read<List<ListedReminder>> page(
            ReminderFilter filter, @Nullable List<@Nullable String> after, int limit) {
        return copies.read("aurora", "root", "admin", () -> queries.list(filter, after, limit));
    }

    private static List<@Nullable String> keyOf(ListedReminder row) {
        UUID id = row.reminder().id;
        return List.of(row.reminder().sendAt.toString(), id.toString());
    }
}
