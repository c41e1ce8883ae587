package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.as;
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
import dev.milepost.alert.Database;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.Change;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.DelegationEvent;
import dev.milepost.events.DelegationState;
import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each round of a gate asks those it waits for, and they find it in their inbox until they have decided. */
@QuarkusTest
class GateRoundsQTest extends ServiceTest {
    private static final Change BY_TEST = new Change(null, "test", null, null);
    private static final String INBOX = "/api/v1/alerts/inbox";

    @Inject
    BusinessClock clock;

    private final String tenant = "round-" + UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna@" + tenant + ".example";
    private final String bert = "bert@" + tenant + ".example";
    private final String boss = "boss@" + tenant + ".example";
    private UUID annaId = UUID.randomUUID();
    private UUID bertId = UUID.randomUUID();
    private LocalDate due = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @SuppressWarnings("NullAway.Init")
    private Contract.Milestone milestone;

    @BeforeEach
    void people() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        due = clock.today(ZoneOffset.UTC).plusDays(200);
        annaId = Contract.person(tenant, SignedTokens.subject(tenant + "-contributor"), anna);
        bertId = Contract.person(tenant, SignedTokens.subject(tenant + "-approver"), bert);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "approver").get(INBOX).statusCode() == 200);
        contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        milestone = contract.milestone("Handover", due, null);
    }

    @Test
    void a_submission_of_the_same_day_is_asked_for_again_and_escalated_by_itself() {
        Map<String, Object> rung = rung("P0D", "APPROVERS_WAITING");
        rung.put("escalation", Map.of("after", "P1D", "addresses", List.of(boss)));
        create(tenant, forContract(contract.id, "GATE_WAITING", rung));
        var gate = gate(GateOrder.PARALLEL, annaId);
        submitted(gate, 1, clock.instant());
        awaitMails(anna, 1);
        String entry = String.valueOf(awaitOpen("contributor", 1).getFirst().get("id"));
        as(tenant, "contributor")
                .post(INBOX + "/" + entry + "/acknowledge")
                .then()
                .statusCode(200);
        milestone.is(EventType.MILESTONE_REJECTED, MilestoneStatus.REJECTED, due, clock.instant());
        awaitOpen("contributor", 0);

        Instant again = clock.instant();
        submitted(gate, 2, again);
        Topic.publish(contract.id, milestone.lastEvent);

        awaitMails(anna, 2);
        assertThat(awaitOpen("contributor", 1).getFirst()).containsEntry("unread", true);
        milestone.is(EventType.MILESTONE_UPDATED, MilestoneStatus.SUBMITTED, due, clock.instant());
        assertThat(mailsTo(boss)).isEmpty();
        advance("P1DT1H");
        awaitMails(boss, 1);
        assertThat(mailsTo(anna)).hasSize(2);
        assertThat(mailsTo(boss)).hasSize(1);
        assertThat(gateRows("CANCELLED")).isEqualTo(1); // the escalation of what was acknowledged
    }

    @Test
    void who_was_asked_before_rounds_were_kept_is_not_asked_again() throws SQLException {
        create(tenant, forContract(contract.id, "GATE_WAITING", rung("P0D", "APPROVERS_WAITING")));
        var gate = gate(GateOrder.PARALLEL, annaId);
        Instant since = clock.instant();
        submitted(gate, 2, since);
        awaitMails(anna, 1);
        Database.execute(
                "UPDATE known_milestone SET facts = JSON_REMOVE(facts, '$.rounds') WHERE id = '" + milestone.id + "'");

        milestone.is(EventType.MILESTONE_UPDATED, MilestoneStatus.SUBMITTED, due, clock.instant());
        milestone.like(it -> it.priority(dev.milepost.events.Priority.HIGH));
        contract.withMember(bertId, dev.milepost.events.ContractRole.APPROVER).is(ContractStatus.ACTIVE);
        submitted(gate(GateOrder.PARALLEL, annaId, bertId), 2, since);

        awaitMails(bert, 1);
        assertThat(mailsTo(anna)).hasSize(1);
        assertThat(gateRows("SENT")).isEqualTo(2);
    }

    @Test
    void whose_turn_comes_by_an_approval_of_an_earlier_round_is_asked_when_theirs_begins() {
        var gate = gate(GateOrder.SEQUENTIAL, annaId, bertId);
        var approved = new GateApproval(
                gate.approvers().getFirst().key(),
                annaId,
                "Anna",
                null,
                clock.instant().minus(Duration.ofDays(50)),
                null);

        submitted(gate, 2, clock.instant(), approved);

        assertThat(awaitOpen("approver", 1).getFirst()).containsEntry("kind", "GATE_WAITING");
        assertThat(open("contributor")).isEmpty();
    }

    @Test
    void what_waits_again_after_a_break_is_open_and_unread_again_and_finds_who_stands_in() {
        submitted(gate(GateOrder.PARALLEL, annaId), 1, clock.instant());
        String entry = String.valueOf(awaitOpen("contributor", 1).getFirst().get("id"));
        contract.is(ContractStatus.SUSPENDED);
        awaitOpen("contributor", 0);

        contract.is(ContractStatus.ACTIVE);

        assertThat(awaitOpen("contributor", 1).getFirst())
                .containsEntry("id", entry)
                .containsEntry("unread", true)
                .doesNotContainKey("settledReason");
        as(tenant, "contributor").post(INBOX + "/" + entry + "/read").then().statusCode(200);
        contract.withMember(bertId, dev.milepost.events.ContractRole.VIEWER).is(ContractStatus.ACTIVE);
        LocalDate today = clock.today(ZoneOffset.UTC);
        var standIn =
                new DelegationState(UUID.randomUUID(), 1, annaId, bertId, today, today.plusDays(9), "On leave", null);
        Topic.publish(
                tenant,
                annaId,
                EventType.DELEGATION_STARTED,
                standIn.id(),
                clock.instant(),
                new DelegationEvent(standIn, BY_TEST));
        awaitOpen("approver", 1);
        assertThat(open("contributor").getFirst())
                .as("it was open all the time")
                .containsEntry("unread", false);
    }

    @Test
    void what_waits_again_is_read_for_who_took_note_of_it_or_muted_it() {
        submitted(gate(GateOrder.PARALLEL, annaId, bertId), 1, clock.instant());
        String entry = String.valueOf(awaitOpen("contributor", 1).getFirst().get("id"));
        awaitOpen("approver", 1);
        as(tenant, "contributor")
                .post(INBOX + "/" + entry + "/acknowledge")
                .then()
                .statusCode(200);
        as(tenant, "approver")
                .body(Map.of("contractId", contract.id))
                .post("/api/v1/alerts/preferences/me/mutes")
                .then()
                .statusCode(201);
        contract.is(ContractStatus.SUSPENDED);
        awaitOpen("contributor", 0);
        awaitOpen("approver", 0);

        contract.is(ContractStatus.ACTIVE);

        assertThat(awaitOpen("contributor", 1).getFirst()).containsEntry("unread", false);
        assertThat(awaitOpen("approver", 1).getFirst()).containsEntry("unread", false);
    }

    private static Gate gate(GateOrder order, UUID... approvers) {
        var places = List.of(approvers).stream()
                .map(person -> new GateApprover(person, null, null, null))
                .toList();
        return new Gate(GateMode.ALL, null, order, places, null, null, true);
    }

    private void submitted(Gate gate, int round, Instant since, GateApproval... kept) {
        milestone
                .like(it -> it.gate(gate, new GateRound(round, since, null, List.of(kept))))
                .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, since);
    }

    private List<Map<String, Object>> awaitOpen(String role, int count) {
        Predicate<List<Map<String, Object>>> wanted = entries -> entries.size() == count;
        return await(count + " open").atMost(Duration.ofSeconds(30)).until(() -> open(role), wanted::test);
    }

    private List<Map<String, Object>> open(String role) {
        return as(tenant, role)
                .get(INBOX + "?settled=false")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private long gateRows(String state) {
        return Reminders.list(tenant, milestone.id).stream()
                .filter(row -> "GATE_WAITING".equals(row.get("subject")) && state.equals(row.get("state")))
                .count();
    }
}
