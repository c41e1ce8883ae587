package dev.milepost.alert.delivery;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Workers race each other, those of the service and those of the test; Message-IDs show whether a rung went out twice. */
@QuarkusTest
class ConcurrentDispatchQTest extends ServiceTest {
    private static final int RUNGS = 300;

    @Inject
    Dispatcher dispatcher;

    @Inject
    DeliveryChannel channel;

    @Inject
    Claims claims;

    @Inject
    ClaimedRows rows;

    @Inject
    Backlog backlog;

    @Inject
    RecordOutcome record;

    @Inject
    BusinessClock clock;

    @Test
    void each_rung_goes_out_once() throws Exception {
        String address = UUID.randomUUID() + "@aurora.example";
        UUID owner = Contract.person("aurora", address);
        var contract = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        var milestone = contract.milestone("Handover", LocalDate.EPOCH, owner);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list("aurora", milestone.id).size() == 7);
        awaitPlansOf(owner);
        // A due date of its own for each, so that none overtakes another.
        execute("""
                INSERT INTO reminder (id, tenant_id, contract_id, milestone_id, due_date, rung, recipient, channel,
                  state, send_at, reason)
                SELECT UUID(), tenant_id, contract_id, milestone_id, due_date + INTERVAL seq DAY, 'P0D', recipient,
                  channel, 'PLANNED', '%s', 'on the due date'
                FROM reminder JOIN seq_1_to_%d WHERE milestone_id = '%s' AND rung = 'P0D'""".formatted(clock.instant().toString().replace("T", " ").replace("Z", ""), RUNGS, milestone.id));

        Callable<Void> worker = () -> {
            try (var connection = channel.open()) {
                int idle = 0;
                while (idle < 3) {
                    idle = dispatcher.dispatch(connection) == Dispatcher.Round.NOTHING_DUE ? idle + 1 : 0;
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                done.get();
            }
        }

        List<Mail> mails = Reminders.awaitMails(address, RUNGS);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("state = 'SENT'", milestone.id) == RUNGS);
        assertThat(mails).hasSize(RUNGS);
        assertThat(Reminders.mailsTo(address))
                .extracting(Mail::messageId)
                .hasSize(RUNGS)
                .doesNotHaveDuplicates();
        assertThat(count("claimed_by IS NOT NULL", milestone.id)).isZero();
    }

    @Test
    void what_cannot_be_read_holds_up_nobody_who_was_claimed_with_it() throws Exception {
        String address = UUID.randomUUID() + "@aurora.example";
        UUID owner = Contract.person("aurora", address);
        var milestone = new Contract("aurora", "UTC", clock.instant())
                .is(ContractStatus.ACTIVE)
                .milestone("Handover", LocalDate.EPOCH, owner);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list("aurora", milestone.id).size() == 7);
        awaitPlansOf(owner);
        // One rung of the seven that nobody can read.
        execute("""
                INSERT INTO reminder (id, tenant_id, contract_id, milestone_id, due_date, rung, recipient, channel,
                  state, send_at, reason)
                SELECT UUID(), tenant_id, contract_id, milestone_id, due_date + INTERVAL seq DAY,
                  IF(seq = 4, 'no rung', 'P0D'), recipient, channel, 'PLANNED', '%s', 'on the due date'
                FROM reminder JOIN seq_1_to_7 WHERE milestone_id = '%s' AND rung = 'P0D'""".formatted(clock.instant().toString().replace("T", " ").replace("Z", ""), milestone.id));

        assertThat(Reminders.awaitMails(address, 6)).hasSize(6);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("state = 'SENT'", milestone.id) == 6);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("rung = 'no rung' AND attempts > 0 AND state = 'PLANNED'", milestone.id) == 1);
        execute("DELETE FROM reminder WHERE rung = 'no rung'");
    }

    @Test
    void a_claim_that_was_lost_is_not_recorded_while_the_others_of_its_batch_are() throws Exception {
        UUID owner = Contract.person("aurora", UUID.randomUUID() + "@aurora.example");
        var milestone = new Contract("aurora", "UTC", clock.instant())
                .is(ContractStatus.ACTIVE)
                .milestone("Handover", LocalDate.of(2480, 1, 1), owner);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list("aurora", milestone.id).size() == 7);
        awaitPlansOf(owner);
        Instant then = LocalDate.of(2480, 1, 1).atTime(23, 0).toInstant(java.time.ZoneOffset.UTC);
        var claimed = claims.take(then, 5000, Duration.ofMinutes(1), "example.org").stream()
                .filter(claim -> isOf(claim, milestone.id))
                .toList();
        var due = rows.load(claimed, then, Duration.ZERO);
        assertThat(due.keySet())
                .as("in their order")
                .containsExactlyElementsOf(
                        claimed.stream().map(Claims.Claim::id).toList());
        var lost = claimed.getFirst();
        execute("UPDATE reminder SET claimed_by = UUID() WHERE id = '" + lost.id() + "'");

        var recorded = record.record(claimed.stream()
                .map(claim -> new Delivered(
                        requireNonNull(due.get(claim.id())), claim, new Outcome.Accepted("x@y.example"), true, then))
                .toList());

        assertThat(recorded).hasSize(claimed.size() - 1).doesNotContainKey(lost.id());
        assertThat(count("state = 'SENT'", milestone.id)).isEqualTo(claimed.size() - 1);
        assertThat(number("SELECT COUNT(*) FROM outbox WHERE stream_id = '" + milestone.id + "'"))
                .as("one event for each that was recorded")
                .isEqualTo(claimed.size() - 1);
        execute("DELETE FROM reminder WHERE milestone_id = '" + milestone.id + "'");
    }

    @Test
    void a_claim_ends_with_its_lease_and_its_row_is_taken_again() throws Exception {
        var milestone = new Contract("aurora", "UTC", clock.instant())
                .is(ContractStatus.ACTIVE)
                .milestone("Handover", LocalDate.of(2500, 1, 1), null);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list("aurora", milestone.id).size() == 7);
        Duration lease = Duration.ofMinutes(2);
        // At a time that the service's own workers do not reach.
        Instant then = LocalDate.of(2499, 12, 3).atStartOfDay(ZoneId.of("UTC")).toInstant();

        var first = claims.take(then, 5000, lease, "example.org").stream()
                .filter(claim -> isOf(claim, milestone.id))
                .toList();
        assertThat(first).hasSize(1);
        assertThat(claims.take(then, 5000, lease, "example.org")).doesNotContainAnyElementsOf(first);
        assertThat(rows.load(first, then, lease.multipliedBy(2)))
                .as("the lease is too short to deliver within it")
                .isEmpty();
        execute("UPDATE reminder SET not_before = UTC_TIMESTAMP(6) WHERE claimed_by IS NOT NULL AND milestone_id = '"
                + milestone.id + "'"); // its lease is over

        List<Claims.Claim> again = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            again.addAll(claims.take(then, 5000, Duration.ofMinutes(1), "other.org").stream()
                    .filter(claim -> isOf(claim, milestone.id))
                    .toList());
            return !again.isEmpty();
        });

        assertThat(again)
                .singleElement()
                .extracting(Claims.Claim::id)
                .isEqualTo(first.getFirst().id());
        assertThat(rows.load(first, then, Duration.ZERO)).as("lost to another").isEmpty();
        assertThat(rows.load(again, then, Duration.ZERO).values())
                .singleElement()
                .satisfies(due -> assertThat(due.messageId())
                        .as("the Message-ID stays")
                        .isEqualTo("<" + due.id() + "@example.org>"));
        execute("DELETE FROM reminder WHERE milestone_id = '" + milestone.id + "'");
    }

    @Test
    void tenants_take_turns_and_what_is_urgent_goes_first() throws Exception {
        String flood = "flood-" + UUID.randomUUID().toString().substring(0, 8);
        String quiet = "quiet-" + UUID.randomUUID().toString().substring(0, 8);
        Instant then = LocalDate.of(2490, 1, 1).atStartOfDay(ZoneId.of("UTC")).toInstant();
        UUID run = UUID.randomUUID();
        insert(flood, run, "2489-12-01 00:00:00", 1, 60);
        insert(flood, run, "2489-12-31 00:00:00", 0, 1);
        // A look of the service's own workers locks the first that is not due yet for a moment: this one, and not ours.
        String guard = "guard-" + UUID.randomUUID().toString().substring(0, 8);
        insert(guard, run, "2480-01-01 00:00:00", 0, 1);
        insert(quiet, run, "2489-12-30 00:00:00", 1, 2);
        try {
            assertThat(backlog.waiting(then, "", 10_000).tenants()).contains(flood, quiet);
            Set<String> one = new HashSet<>();
            String after = "";
            do { // part by part until it begins anew
                var part = backlog.waiting(then, after, 1);
                one.addAll(part.tenants());
                after = part.last();
            } while (!after.isEmpty());
            assertThat(one).contains(flood, quiet);

            var first = claims.take(then, 5, Duration.ofMinutes(1), "example.org", quiet);

            assertThat(first)
                    .as("the urgent one of the others, then only one's own")
                    .extracting(Claims.Claim::tenant)
                    .filteredOn(tenant -> !tenant.equals(guard))
                    .containsExactly(flood, quiet, quiet);
            assertThat(claims.take(then, 5, Duration.ofMinutes(1), "example.org", quiet))
                    .isEmpty();
            assertThat(claims.take(then, 5, Duration.ofMinutes(1), "example.org", flood))
                    .extracting(Claims.Claim::tenant)
                    .containsOnly(flood)
                    .hasSize(5);
        } finally {
            execute("DELETE FROM reminder WHERE contract_id = '" + run + "'");
        }
    }

    /**
     * The owner is new, so a job brings their plans in line: it would cancel the rows that only a test wants. Their event
     * comes in another stream and may be folded after that of the milestone.
     */
    private static void awaitPlansOf(UUID owner) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> number("SELECT COUNT(*) FROM known_person WHERE id = '" + owner + "'") == 1
                        && number("SELECT COUNT(*) FROM rearm") == 0);
    }

    private static void insert(String tenant, UUID run, String sendAt, int urgency, int count) throws SQLException {
        execute("""
                INSERT INTO reminder (id, tenant_id, contract_id, milestone_id, due_date, rung, recipient, channel,
                  state, send_at, reason, urgency)
                SELECT UUID(), '%s', '%s', UUID(), '2490-01-01', 'P0D', 'nobody', 'EMAIL', 'PLANNED', '%s', 'a reason', %d
                FROM seq_1_to_%d""".formatted(tenant, run, sendAt, urgency, count));
    }

    private static boolean isOf(Claims.Claim claim, UUID milestone) {
        try {
            return count("id = '" + claim.id() + "'", milestone) == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String condition, UUID milestone) throws SQLException {
        return number("SELECT COUNT(*) FROM reminder WHERE milestone_id = '" + milestone + "' AND " + condition);
    }
}
