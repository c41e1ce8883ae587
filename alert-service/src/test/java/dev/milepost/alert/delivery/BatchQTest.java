package dev.milepost.alert.delivery;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.preference.Mute;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch of reminders, at a time that the service's own workers do not reach: how it is read and recorded. */
@QuarkusTest
class BatchQTest extends ServiceTest {
    private static final int RUNGS = 300;
    private static final Instant THEN = Instant.parse("2460-01-01T00:00:00Z");

    @Inject
    Claims claims;

    @Inject
    ClaimedRows rows;

    @Inject
    RecordOutcome record;

    @Inject
    DispatchConfig config;

    private final String tenant = "batch-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void arm() throws SQLException {
        execute("INSERT INTO known_contract (id, tenant_id, reference, title, status, time_zone, deleted) VALUES"
                + " ('%s', '%s', 'C-1', 'Roof', 'ACTIVE', 'UTC', FALSE)".formatted(contract, tenant));
        execute("INSERT INTO known_person (id, tenant_id, name, email, time_zone, locale) VALUES"
                + " ('%s', '%s', 'Ada', 'ada@aurora.example', 'UTC', 'en')".formatted(person, tenant));
        plan();
    }

    private void plan() throws SQLException {
        execute("""
                INSERT INTO reminder (id, tenant_id, contract_id, milestone_id, due_date, rung, recipient, channel, state,
                  send_at, reason)
                SELECT UUID(), '%s', '%s', UUID(), '2460-01-08', 'P-7D', '%s', 'EMAIL', 'PLANNED', '2459-12-31', 'armed'
                FROM seq_1_to_%d""".formatted(tenant, contract, person, RUNGS));
    }

    @AfterEach
    void disarm() throws SQLException {
        execute("DELETE FROM reminder WHERE tenant_id = '" + tenant + "'");
        execute("DELETE FROM inbox_entry WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void what_came_of_it_is_recorded_with_a_few_statements() throws SQLException {
        long least = Long.MAX_VALUE; // those of the service beside it count as well
        for (int i = 0; i < 3; i++) {
            disarm();
            plan();
            List<Delivered> deliveries = deliveries(n -> new Outcome.Accepted("ada@aurora.example"));
            long before = updates();
            assertThat(record.record(deliveries)).hasSize(RUNGS);
            least = Math.min(least, updates() - before);
        }

        assertThat(least).as("statements for %d reminders", RUNGS).isLessThan(RUNGS / 5);
    }

    @Test
    void what_came_of_it_is_recorded() throws SQLException {
        List<Delivered> deliveries = deliveries(i -> switch (i % 3) {
            case 0 -> new Outcome.Accepted("zoë+" + i + "@münchen.example");
            case 1 -> new Outcome.Skipped("\"not\" \\ worth it 🎉 " + i);
            default -> new Outcome.Refused("550 no\nsuch mailbox " + i);
        });

        assertThat(record.record(deliveries)).hasSize(RUNGS);

        Map<UUID, String> ledger = ledger();
        for (Delivered delivered : deliveries) {
            String at = "2460-01-01 00:00:00." + "%06d".formatted(delivered.at().getNano() / 1000);
            String reason = delivered.reason(config);
            assertThat(ledger.get(delivered.claim().id()))
                    .isEqualTo(
                            switch (delivered.outcome()) {
                                case Outcome.Accepted sent ->
                                    "SENT|" + reason + "|" + sent.address() + "|" + at + "|1|" + at + "|1|1";
                                case Outcome.Skipped skipped -> "SKIPPED|" + reason + "|-|-|0|-|1|1";
                                default -> "FAILED|" + reason + "|ada@aurora.example|-|1|-|1|1";
                            });
        }
        assertThat(number("SELECT COUNT(DISTINCT subject_id) FROM outbox WHERE type = 'dev.milepost.reminder.sent.v1'"
                        + " AND tenant_id = '" + tenant + "'"))
                .isEqualTo(RUNGS / 3);
        assertThat(number("SELECT COUNT(*) FROM outbox WHERE tenant_id = '" + tenant + "'"))
                .as("and of each that failed")
                .isEqualTo(2 * RUNGS / 3);
        assertThat(number("""
                        SELECT COUNT(*) FROM inbox_entry e JOIN reminder r ON r.id = e.id WHERE e.tenant_id = '%s'
                          AND e.tenant_id = r.tenant_id AND e.person_id = '%s' AND e.contract_id = r.contract_id
                          AND e.milestone_id = r.milestone_id AND e.subject = r.subject AND e.subject_id = r.subject_id
                          AND e.kind = 'DUE_DATE' AND e.due_date = r.due_date AND e.rung = r.rung
                          AND e.arrived_at = '2460-01-01 00:00:00.000299' AND e.shown_at = e.arrived_at AND e.unread
                          AND e.settled_at IS NULL AND e.settled_reason IS NULL""".formatted(tenant, person))).isEqualTo(RUNGS / 3);
        assertThat(record.record(deliveries)).as("the claims are over").isEmpty();
    }

    @Test
    void what_waits_is_recorded_beside_what_ended() throws SQLException {
        List<Delivered> deliveries = deliveries(i -> switch (i) {
            case 0 -> new Outcome.Deferred("451 later");
            case 1 -> new Outcome.Postponed(THEN.plusSeconds(60), "they sleep");
            default -> new Outcome.Accepted("ada@aurora.example");
        });
        UUID lost = deliveries.get(2).claim().id();
        execute("UPDATE reminder SET claimed_by = UUID() WHERE id = '" + lost + "'");

        assertThat(record.record(deliveries)).hasSize(RUNGS - 1).doesNotContainKey(lost);

        Map<UUID, String> ledger = ledger();
        assertThat(ledger.get(deliveries.get(0).claim().id()))
                .isEqualTo("PLANNED|put off, attempt 1: 451 later|-|-|1|-|1|0");
        assertThat(ledger.get(deliveries.get(1).claim().id())).isEqualTo("PLANNED|they sleep|-|-|0|-|1|1");
        assertThat(ledger.get(lost)).startsWith("PLANNED|armed|").endsWith("|0|0");
        assertThat(number("SELECT COUNT(*) FROM outbox WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo(RUNGS - 3);
    }

    @Test
    void what_ended_on_its_way_is_settled_in_the_inbox_and_what_is_there_already_stays() throws SQLException {
        List<Delivered> deliveries = deliveries(i -> new Outcome.Accepted("ada@aurora.example"));
        UUID ended = deliveries.get(0).claim().id();
        UUID there = deliveries.get(1).claim().id();
        execute("UPDATE reminder SET state = 'CANCELLED', reason = 'the milestone is MET' WHERE id = '" + ended + "'");
        execute("""
                INSERT INTO inbox_entry (id, tenant_id, person_id, contract_id, subject, subject_id, kind, due_date, rung,
                  arrived_at, shown_at, unread)
                SELECT id, tenant_id, recipient, contract_id, subject, subject_id, 'DUE_DATE', due_date, rung,
                  '2459-12-31', '2459-12-31', FALSE FROM reminder WHERE id = '%s'""".formatted(there));

        assertThat(record.record(deliveries)).hasSize(RUNGS).containsKeys(ended, there);

        assertThat(ledger().get(ended)).startsWith("SENT|");
        assertThat(number(
                        "SELECT COUNT(*) FROM inbox_entry WHERE settled_reason = 'the milestone is MET' AND NOT unread"
                                + " AND settled_at = arrived_at AND id = '" + ended + "'"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM inbox_entry WHERE arrived_at = '2459-12-31' AND id = '" + there + "'"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM inbox_entry WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo(RUNGS);
    }

    @Test
    void what_is_for_a_webhook_is_put_in_its_line_by_the_record_and_not_where_it_ended() throws SQLException {
        UUID webhook = UUID.randomUUID();
        execute("""
                INSERT INTO webhook (id, tenant_id, version, name, kind, url, filter, ordered, enabled, not_before, created_by,
                  created_at, updated_at)
                VALUES ('%s', '%s', 1, 'CRM', 'STANDARD', '', '{}', FALSE, TRUE, '2461-01-01', 'test', '2459-01-01', '2459-01-01')""".formatted(webhook, tenant));
        execute("UPDATE reminder SET channel = 'WEBHOOK', recipient = 'webhook:%s' WHERE tenant_id = '%s'"
                .formatted(webhook, tenant));
        List<Delivered> deliveries = deliveries(i -> new Outcome.Accepted("webhook:" + webhook));
        UUID ended = deliveries.get(0).claim().id();
        UUID lost = deliveries.get(1).claim().id();
        execute("UPDATE reminder SET state = 'CANCELLED', reason = 'the milestone is MET' WHERE id = '" + ended + "'");
        execute("UPDATE reminder SET claimed_by = UUID() WHERE id = '" + lost + "'");

        assertThat(record.record(deliveries)).hasSize(RUNGS - 2).doesNotContainKeys(ended, lost);
        assertThat(record.record(deliveries)).as("once").isEmpty();

        assertThat(ledger().get(ended)).startsWith("CANCELLED|");
        assertThat(number("SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = '" + webhook + "'"))
                .isEqualTo(RUNGS - 2);
        assertThat(number("SELECT COUNT(*) FROM outbox WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo(RUNGS - 2);
        execute("DELETE FROM webhook WHERE id = '" + webhook + "'");
    }

    @Test
    void what_was_moved_to_later_is_not_read_and_is_let_go() throws SQLException {
        var claimed = claimed();
        UUID later = claimed.getFirst().id();
        UUID earlier = claimed.getLast().id();
        execute("UPDATE reminder SET send_at = '2460-02-01' WHERE id = '" + later + "'");
        execute("UPDATE reminder SET send_at = '2459-12-01' WHERE id = '" + earlier + "'");

        assertThat(rows.load(claimed, THEN, Duration.ZERO))
                .hasSize(RUNGS - 1)
                .containsKey(earlier)
                .doesNotContainKey(later);

        assertThat(ledger().get(later)).isEqualTo("PLANNED|armed|-|-|0|-|1|1");
        assertThat(ledger().get(earlier)).isEqualTo("PLANNED|armed|-|-|0|-|0|0");
    }

    @Test
    void what_was_moved_on_its_way_is_recorded_only_where_it_went_out() throws SQLException {
        List<Delivered> deliveries = deliveries(i -> switch (i) {
            case 1 -> new Outcome.Skipped("overtaken");
            case 2 -> new Outcome.Postponed(THEN.plusSeconds(60), "they sleep");
            case 3 -> new Outcome.Refused("550 no such mailbox");
            default -> new Outcome.Accepted("ada@aurora.example");
        });
        execute("UPDATE reminder SET send_at = '2460-02-01' WHERE tenant_id = '" + tenant + "'");

        assertThat(record.record(deliveries)).hasSize(RUNGS - 2);

        Map<UUID, String> ledger = ledger();
        assertThat(ledger.get(deliveries.get(0).claim().id())).startsWith("SENT|");
        assertThat(ledger.get(deliveries.get(1).claim().id())).isEqualTo("PLANNED|armed|-|-|0|-|1|1");
        assertThat(ledger.get(deliveries.get(2).claim().id())).isEqualTo("PLANNED|armed|-|-|0|-|1|1");
        assertThat(ledger.get(deliveries.get(3).claim().id())).startsWith("FAILED|");
        assertThat(number(
                        "SELECT COUNT(*) FROM reminder WHERE send_at = '2460-02-01' AND tenant_id = '" + tenant + "'"))
                .isEqualTo(RUNGS);
    }

    @Test
    void what_was_moved_before_it_came_into_an_inbox_comes_at_its_moment() throws SQLException {
        execute("UPDATE reminder SET channel = 'INBOX' WHERE tenant_id = '" + tenant + "'");
        List<Delivered> deliveries = deliveries(i -> new Outcome.Accepted(person.toString()));
        UUID moved = deliveries.getFirst().claim().id();
        execute("UPDATE reminder SET send_at = '2460-02-01' WHERE id = '" + moved + "'");

        assertThat(record.record(deliveries)).hasSize(RUNGS - 1).doesNotContainKey(moved);

        assertThat(ledger().get(moved)).isEqualTo("PLANNED|armed|-|-|0|-|1|1");
        assertThat(number("SELECT COUNT(*) FROM inbox_entry WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo(RUNGS - 1);
    }

    @Test
    void a_webhook_that_is_being_switched_off_is_waited_for() throws Exception {
        UUID webhook = UUID.randomUUID();
        execute("""
                INSERT INTO webhook (id, tenant_id, version, name, kind, url, filter, ordered, enabled, not_before, created_by,
                  created_at, updated_at)
                VALUES ('%s', '%s', 1, 'CRM', 'STANDARD', '', '{}', FALSE, TRUE, '2461-01-01', 'test', '2459-01-01', '2459-01-01')""".formatted(webhook, tenant));
        execute("UPDATE reminder SET channel = 'WEBHOOK', recipient = 'webhook:%s' WHERE tenant_id = '%s'"
                .formatted(webhook, tenant));
        List<Delivered> deliveries = deliveries(i -> new Outcome.Accepted("webhook:" + webhook));

        try (var connection = Database.open();
                var thread = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("UPDATE webhook SET enabled = FALSE WHERE id = '" + webhook + "'");
            var recorded = thread.submit(() -> record.record(deliveries));
            assertThatThrownBy(() -> recorded.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            connection.commit();
            assertThat(recorded.get()).hasSize(RUNGS);
        }

        assertThat(ledger().values()).allMatch(row -> row.startsWith("SKIPPED|"));
        execute("DELETE FROM webhook WHERE id = '" + webhook + "'");
    }

    @Test
    void each_of_its_rows_is_found_by_its_id() throws SQLException {
        try (var connection = Database.open();
                var end = connection.prepareStatement("EXPLAIN " + OutcomeRows.END);
                var held = connection.prepareStatement("EXPLAIN " + OutcomeRows.HELD.formatted("?, ?", "?"))) {
            end.setString(1, Ending.json(deliveries(i -> new Outcome.Skipped("why")), config));
            end.setString(2, tenant);
            try (var plan = end.executeQuery()) {
                plan.next();
                assertThat(plan.getString("table")).isEqualTo("came");
                plan.next();
                assertThat(plan.getString("type")).isEqualTo("eq_ref");
                assertThat(plan.getString("key")).isEqualTo("PRIMARY");
            }
            held.setString(1, tenant);
            held.setObject(2, contract);
            held.setObject(3, person);
            held.setObject(4, person);
            try (var plan = held.executeQuery()) {
                plan.next();
                assertThat(plan.getString("type")).isEqualTo("range");
                assertThat(plan.getString("key")).isEqualTo("PRIMARY");
            }
        }
    }

    @Test
    void what_mutes_goes_before_what_snoozes_and_what_lasts_before_what_ends() throws SQLException {
        var claimed = claimed();
        mute("SNOOZE", "NULL", contract, "DUE_DATE");
        assertThat(hush(claimed)).isEqualTo(new DueReminder.Hush(Mute.Kind.SNOOZE, null));
        mute("MILESTONE", "'2461-01-01 00:00:00.25'", contract, "");
        assertThat(hush(claimed))
                .isEqualTo(new DueReminder.Hush(Mute.Kind.MILESTONE, Instant.parse("2461-01-01T00:00:00.25Z")));
        execute("UPDATE alert_mute SET kind = 'CONTRACT', until_at = NULL WHERE subject = '' AND tenant_id = '" + tenant
                + "'");
        assertThat(hush(claimed)).isEqualTo(new DueReminder.Hush(Mute.Kind.CONTRACT, null));
        execute("UPDATE alert_mute SET until_at = '2459-01-01' WHERE tenant_id = '" + tenant + "'");
        assertThat(rows.load(claimed, THEN, Duration.ZERO).values())
                .as("both are over")
                .allSatisfy(due -> assertThat(due.hush()).isNull());
    }

    private DueReminder.Hush hush(List<Claims.Claim> claimed) throws SQLException {
        var due = rows.load(claimed, THEN, Duration.ZERO).values();
        assertThat(due).hasSize(RUNGS);
        return requireNonNull(due.iterator().next().hush());
    }

    private void mute(String kind, String until, UUID what, String subject) throws SQLException {
        execute("INSERT INTO alert_mute (id, tenant_id, person_id, kind, ref_id, subject, until_at, created_at) VALUES"
                + " (UUID(), '%s', '%s', '%s', '%s', '%s', %s, '2459-01-01')"
                        .formatted(tenant, person, kind, what, subject, until));
    }

    private interface Came {
        Outcome of(int number);
    }

    /** What came of each; what was accepted is in the inbox. */
    private List<Delivered> deliveries(Came came) throws SQLException {
        var claimed = claimed();
        var due = rows.load(claimed, THEN, Duration.ZERO);
        List<Delivered> deliveries = new ArrayList<>();
        for (int i = 0; i < claimed.size(); i++) {
            var claim = claimed.get(i);
            Outcome outcome = came.of(i);
            boolean arrives = outcome instanceof Outcome.Accepted;
            deliveries.add(new Delivered(
                    requireNonNull(due.get(claim.id())), claim, outcome, arrives, THEN.plusNanos(i * 1000L)));
        }
        return deliveries;
    }

    private List<Claims.Claim> claimed() throws SQLException {
        var claimed = claims.take(THEN, 5000, Duration.ofMinutes(1), "example.org", tenant).stream()
                .filter(claim -> claim.tenant().equals(tenant))
                .toList();
        assertThat(claimed).hasSize(RUNGS);
        return claimed;
    }

    private Map<UUID, String> ledger() throws SQLException {
        Map<UUID, String> ledger = new HashMap<>();
        try (var connection = Database.open();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT id, CONCAT_WS('|', state, reason, COALESCE(address, '-'),"
                                + " COALESCE(sent_at, '-'), attempts, COALESCE(inbox_at, '-'), claimed_by IS NULL,"
                                + " not_before IS NULL) FROM reminder WHERE tenant_id = '" + tenant + "'")) {
            while (row.next()) {
                ledger.put(UUID.fromString(row.getString(1)), row.getString(2));
            }
        }
        return ledger;
    }

    /** How many updates the server has run so far. */
    private static long updates() throws SQLException {
        return number("SELECT SUM(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS"
                + " WHERE VARIABLE_NAME IN ('COM_UPDATE', 'COM_UPDATE_MULTI')");
    }
}
