package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told as it happens, and what waits for them. */
@QuarkusTest
class HappeningsQTest extends ServiceTest {
    private static final String TENANT = "aurora";

    @Inject
    BusinessClock clock;

    private final String owner = UUID.randomUUID() + "@aurora.example";
    private final String approver = UUID.randomUUID() + "@aurora.example";
    private LocalDate due = LocalDate.EPOCH;
    private UUID approverId = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @SuppressWarnings("NullAway.Init")
    private Contract.Milestone milestone;

    @BeforeEach
    void a_milestone() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        due = clock.today(ZoneOffset.UTC).plusDays(200);
        approverId = Contract.person(TENANT, approver, "UTC", "en", null);
        contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        milestone = contract.milestone("Handover", due, Contract.person(TENANT, owner, "UTC", "en", null));
        Reminders.awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);
    }

    @Test
    void a_mention_and_a_rejection_are_told_at_once_and_once() {
        create(TENANT, forContract(contract.id, "MENTIONED", rung("P0D")));
        create(TENANT, forContract(contract.id, "REJECTED", rung("P0D", "OWNER")));

        milestone.comment(clock.instant(), approverId);

        assertThat(awaitMails(approver, 1).getFirst().subject())
                .startsWith("You were mentioned in a comment: Handover");

        milestone.is(EventType.MILESTONE_REJECTED, MilestoneStatus.REJECTED, due, clock.instant());
        Topic.publish(contract.id, milestone.lastEvent);

        assertThat(awaitMails(owner, 1).getFirst().subject()).startsWith("Rejected: Handover");
        milestone.is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list(TENANT, milestone.id).stream()
                                .filter(row -> "SENT".equals(row.get("state")))
                                .count()
                        == 2);
        assertThat(mailsTo(owner)).hasSize(1);
        assertThat(mailsTo(approver)).hasSize(1);
    }

    @Test
    void who_is_mentioned_by_an_edit_is_told_once_and_who_was_before_is_not_told_again() {
        create(TENANT, forContract(contract.id, "MENTIONED", rung("P0D")));
        String later = UUID.randomUUID() + "@aurora.example";
        UUID laterId = Contract.person(TENANT, later, "UTC", "en", null);
        UUID comment = UUID.randomUUID();
        var first = List.of(approverId);
        milestone.comment(EventType.COMMENT_ADDED, comment, clock.instant(), first, first);
        awaitMails(approver, 1);

        var both = List.of(approverId, laterId);
        milestone.comment(EventType.COMMENT_EDITED, comment, clock.instant(), both, List.of(laterId));
        Topic.publish(contract.id, milestone.lastEvent);
        milestone.comment(EventType.COMMENT_EDITED, comment, clock.instant(), both, List.of());
        milestone.comment(EventType.COMMENT_DELETED, comment, clock.instant(), List.of(), List.of());
        milestone.comment(clock.instant(), approverId); // behind the others

        awaitMails(later, 1);
        awaitMails(approver, 2);
        assertThat(mailsTo(later)).hasSize(1);
        assertThat(mailsTo(approver)).hasSize(2);
    }

    @Test
    void quiet_hours_keep_the_news_until_they_are_over() {
        Map<String, Object> policy = forContract(contract.id, "SUBMITTED", rung("P0D", "OWNER"));
        policy.put("quietHours", Map.of("from", "20:00", "to", "07:00"));
        create(TENANT, policy);

        milestone.is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant()); // after midnight

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list(TENANT, milestone.id).stream()
                        .anyMatch(row -> "SUBMITTED".equals(row.get("subject"))));
        var row = Reminders.list(TENANT, milestone.id).stream()
                .filter(one -> "SUBMITTED".equals(one.get("subject")))
                .findFirst()
                .orElseThrow();
        assertThat(Instant.parse(String.valueOf(row.get("sendAt"))))
                .isEqualTo(clock.today(ZoneOffset.UTC).atTime(7, 0).toInstant(ZoneOffset.UTC));
        assertThat(mailsTo(owner)).isEmpty();

        advance("PT7H");

        assertThat(awaitMails(owner, 1).getFirst().subject()).startsWith("Submitted: Handover");
    }

    @Test
    void whoever_a_gate_waits_for_is_reminded_until_they_decide() {
        create(
                TENANT,
                forContract(
                        contract.id,
                        "GATE_WAITING",
                        rung("P2D", "APPROVERS_WAITING"),
                        rung("P4D", "APPROVERS_WAITING")));
        String first = UUID.randomUUID() + "@aurora.example";
        UUID firstId = Contract.person(TENANT, first, "UTC", "en", null);
        var places =
                List.of(new GateApprover(firstId, null, null, null), new GateApprover(approverId, null, null, null));
        var gate = new Gate(GateMode.ALL, null, GateOrder.SEQUENTIAL, places, null, null, false);
        Instant since = clock.instant();
        milestone
                .like(it -> it.gate(gate, new GateRound(1, since, null, List.of())))
                .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, since);
        await().atMost(Duration.ofSeconds(30)).until(() -> gateRows("PLANNED") == 2);

        advance("P2DT10H");

        assertThat(awaitMails(first, 1).getFirst().subject()).startsWith("Waits for approval for 2 days: Handover");
        assertThat(mailsTo(approver)).as("it is not their turn").isEmpty();

        var approved = new GateApproval(places.getFirst().key(), firstId, "First", null, clock.instant(), null);
        milestone
                .like(it -> it.gate(gate, new GateRound(1, since, null, List.of(approved))))
                .is(EventType.MILESTONE_PARTLY_APPROVED, MilestoneStatus.SUBMITTED, due, clock.instant());
        await().atMost(Duration.ofSeconds(30)).until(() -> gateRows("CANCELLED") == 1);
        advance("P2D");

        assertThat(awaitMails(approver, 1).getFirst().subject()).startsWith("Waits for approval for 4 days: Handover");
        assertThat(mailsTo(first)).hasSize(1);
    }

    private long gateRows(String state) {
        return Reminders.list(TENANT, milestone.id).stream()
                .filter(row -> "GATE_WAITING".equals(row.get("subject")) && state.equals(row.get("state")))
                .count();
    }
}
