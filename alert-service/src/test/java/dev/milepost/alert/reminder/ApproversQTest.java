package dev.milepost.alert.reminder;

import static dev.milepost.alert.Database.number;
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
import dev.milepost.events.Change;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractRole;
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
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a gate waits for when it names a role, and who stands in for them. */
@QuarkusTest
class ApproversQTest extends ServiceTest {
    private static final Change BY_TEST = new Change(null, "test", null, null);

    @Inject
    BusinessClock clock;

    private final String tenant = "gate-" + UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna@" + tenant + ".example";
    private final String bert = "bert@" + tenant + ".example";
    private final String carl = "carl@" + tenant + ".example";
    private UUID annaId = UUID.randomUUID();
    private UUID bertId = UUID.randomUUID();
    private UUID carlId = UUID.randomUUID();
    private LocalDate due = LocalDate.EPOCH;
    private LocalDate today = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @BeforeEach
    void people() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        today = clock.today(ZoneOffset.UTC);
        due = today.plusDays(200);
        annaId = Contract.person(tenant, anna, "UTC", "en", null);
        bertId = Contract.person(tenant, bert, "UTC", "en", null);
        carlId = Contract.person(tenant, carl, "UTC", "en", null);
        contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
    }

    @Test
    void a_role_is_that_of_the_contracts_members_and_who_has_decided_is_left_alone() {
        contract.isFor(ContractAccess.TENANT)
                .withMember(annaId, ContractRole.APPROVER)
                .withMember(bertId, ContractRole.VIEWER, ContractRole.APPROVER)
                .withMember(carlId, ContractRole.FINANCE)
                .is(ContractStatus.ACTIVE);
        create(tenant, forContract(contract.id, "GATE_WAITING", rung("P2D", "APPROVERS_WAITING")));
        var places =
                List.of(new GateApprover(null, null, "approver", null), new GateApprover(null, null, "finance", null));
        var gate = new Gate(GateMode.ALL, null, GateOrder.PARALLEL, places, null, null, false);
        Instant since = clock.instant();
        var milestone = submitted(gate, since);
        awaitGate(milestone, "PLANNED", 3);
        var approved = new GateApproval(places.get(1).key(), carlId, "Carl", null, clock.instant(), null);
        milestone
                .like(it -> it.gate(gate, new GateRound(1, since, null, List.of(approved))))
                .is(EventType.MILESTONE_PARTLY_APPROVED, MilestoneStatus.SUBMITTED, due, clock.instant());
        awaitGate(milestone, "CANCELLED", 1);

        advance("P2DT10H");

        awaitMails(anna, 1);
        awaitMails(bert, 1);
        assertThat(mailsTo(carl)).isEmpty();
    }

    @Test
    void a_new_approver_of_the_contract_is_asked_as_well() {
        contract.isFor(ContractAccess.TENANT)
                .withMember(annaId, ContractRole.APPROVER)
                .is(ContractStatus.ACTIVE);
        var gate = new Gate(
                GateMode.ALL,
                null,
                GateOrder.PARALLEL,
                List.of(new GateApprover(null, null, null, null)),
                null,
                null,
                false);
        var milestone = submitted(gate);
        awaitGate(milestone, "SENT", 1);

        contract.withMember(bertId, ContractRole.APPROVER).is(ContractStatus.ACTIVE);

        awaitGate(milestone, "SENT", 2);
    }

    @Test
    void who_has_the_role_is_asked_also_when_they_become_known_later_or_their_party_is_corrected() {
        UUID party = Contract.party(tenant, "supplier", "gates@supplier.example");
        UUID dora = UUID.randomUUID();
        contract = new Contract(tenant, "UTC", clock.instant(), party)
                .withMember(dora, ContractRole.APPROVER)
                .is(ContractStatus.ACTIVE);
        create(tenant, forContract(contract.id, "GATE_WAITING", rung("P2D", "APPROVERS_WAITING")));
        var ours = submitted(gateOf(null));
        var theirs = submitted(gateOf(party));
        awaitGate(ours, "PLANNED", 1);
        awaitGate(theirs, "PLANNED", 2); // the party, and whoever she is

        String address = "dora@" + tenant + ".example";
        told(dora, address, null);

        awaitGate(theirs, "CANCELLED", 1);
        assertThat(recipients(ours, "PLANNED")).containsExactly(address);

        told(dora, address, party);

        awaitGate(ours, "CANCELLED", 1);
        awaitGate(theirs, "PLANNED", 2);
        assertThat(recipients(theirs, "PLANNED")).containsExactlyInAnyOrder("gates@supplier.example", address);
        advance("P2DT10H");
        awaitMails(address, 1);
    }

    private static Gate gateOf(@Nullable UUID party) {
        var place = new GateApprover(null, party, "approver", null);
        return new Gate(GateMode.ALL, null, GateOrder.PARALLEL, List.of(place), null, null, false);
    }

    private void told(UUID person, String address, @Nullable UUID party) {
        var state = new PersonState(person, 1, "sub-" + person, "Dora", address, "UTC", "en", List.of(), null, party);
        Topic.publish(tenant, person, EventType.PERSON_UPDATED, person, Instant.EPOCH, new PersonEvent(state, BY_TEST));
    }

    private List<String> recipients(Contract.Milestone milestone, String state) {
        return Reminders.get(
                        "/api/v1/alerts/reminders?limit=200&milestoneId=" + milestone.id,
                        SignedTokens.token(tenant, "viewer"))
                .getList("items.findAll { it.subject == 'GATE_WAITING' && it.state == '" + state
                        + "' }.recipient.address");
    }

    @Test
    void whoever_stands_in_is_asked_too_on_those_days_and_until_the_delegation_is_ended() {
        create(
                tenant,
                forContract(
                        contract.id,
                        "GATE_WAITING",
                        rung("P1D", "APPROVERS_WAITING"),
                        rung("P3D", "APPROVERS_WAITING"),
                        rung("P5D", "APPROVERS_WAITING")));
        var gate = new Gate(
                GateMode.ALL,
                null,
                GateOrder.PARALLEL,
                List.of(new GateApprover(annaId, null, null, null)),
                null,
                null,
                false);
        var milestone = submitted(gate);
        awaitGate(milestone, "PLANNED", 3);

        UUID delegation = UUID.randomUUID();
        delegate(delegation, today.plusDays(2), today.plusDays(9), null);

        awaitGate(milestone, "PLANNED", 5);
        advance("P1DT10H");
        awaitMails(anna, 1);
        assertThat(mailsTo(bert)).as("Anna is still there").isEmpty();
        advance("P2D");
        assertThat(awaitMails(bert, 1).getFirst().subject()).startsWith("Waits for approval for 3 days");
        awaitMails(anna, 2);

        delegate(delegation, today.plusDays(2), today.plusDays(9), clock.instant());

        awaitGate(milestone, "CANCELLED", 1);
        advance("P2D");
        awaitMails(anna, 3);
        assertThat(mailsTo(bert)).hasSize(1);
    }

    @Test
    void what_waits_already_is_in_the_inbox_of_who_stands_in_when_their_days_begin() {
        var gate = new Gate(
                GateMode.ALL,
                null,
                GateOrder.PARALLEL,
                List.of(new GateApprover(annaId, null, null, null)),
                null,
                null,
                false);
        var milestone = submitted(gate);
        awaitGate(milestone, "SENT", 1);

        delegate(UUID.randomUUID(), today.plusDays(2), today.plusDays(9), null);

        awaitGate(milestone, "PLANNED", 1);
        advance("P2DT1M");
        awaitGate(milestone, "SENT", 2);
    }

    @Test
    void who_stands_in_for_others_than_named_approvers_is_left_alone() {
        contract.isFor(ContractAccess.TENANT)
                .withMember(annaId, ContractRole.APPROVER)
                .is(ContractStatus.ACTIVE);
        create(tenant, forContract(contract.id, "GATE_WAITING", rung("P2D", "APPROVERS_WAITING", "WATCHERS")));
        delegate(UUID.randomUUID(), today, today.plusDays(9), null);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> number("SELECT COUNT(*) FROM known_delegation WHERE tenant_id = '" + tenant + "'") == 1
                        && number("SELECT COUNT(*) FROM rearm WHERE tenant_id = '" + tenant + "'") == 0);

        var asked = contract.milestone("Handover", due, carlId).like(it -> it.watchers(annaId));
        var watched = submitted(asked, new GateApprover(carlId, null, null, null));
        var role = submitted(
                contract.milestone("Acceptance", due, carlId), new GateApprover(null, null, "approver", null));

        awaitGate(watched, "PLANNED", 2);
        assertThat(recipients(watched, "PLANNED")).containsExactlyInAnyOrder(carl, anna);
        awaitGate(role, "PLANNED", 1);
        assertThat(recipients(role, "PLANNED")).containsExactly(anna);
    }

    @Test
    void who_does_not_stand_in_yet_is_told_of_no_escalation() {
        Map<String, Object> rung = rung("P1D", "APPROVERS_WAITING");
        rung.put("escalation", Map.of("after", "P1D", "recipients", List.of("APPROVERS_WAITING")));
        create(tenant, forContract(contract.id, "GATE_WAITING", rung));
        delegate(UUID.randomUUID(), today.plusDays(30), today.plusDays(39), null);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> number("SELECT COUNT(*) FROM known_delegation WHERE tenant_id = '" + tenant + "'") == 1
                        && number("SELECT COUNT(*) FROM rearm WHERE tenant_id = '" + tenant + "'") == 0);

        var milestone =
                submitted(contract.milestone("Handover", due, carlId), new GateApprover(annaId, null, null, null));

        awaitGate(milestone, "PLANNED", 2);
        assertThat(recipients(milestone, "PLANNED")).containsExactly(anna, anna);
    }

    private Contract.Milestone submitted(Contract.Milestone milestone, GateApprover place) {
        var gate = new Gate(GateMode.ALL, null, GateOrder.PARALLEL, List.of(place), null, null, false);
        return milestone
                .like(it -> it.gate(gate, new GateRound(1, clock.instant(), null, List.of())))
                .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, clock.instant());
    }

    private Contract.Milestone submitted(Gate gate) {
        return submitted(gate, clock.instant());
    }

    private Contract.Milestone submitted(Gate gate, Instant since) {
        return contract.milestone("Handover", due, carlId)
                .like(it -> it.gate(gate, new GateRound(1, since, null, List.of())))
                .is(EventType.MILESTONE_SUBMITTED, MilestoneStatus.SUBMITTED, due, since);
    }

    private void delegate(UUID id, LocalDate from, LocalDate to, @Nullable Instant ended) {
        var state = new DelegationState(id, 1, annaId, bertId, from, to, "On leave", ended);
        Topic.publish(
                tenant,
                annaId,
                ended == null ? EventType.DELEGATION_STARTED : EventType.DELEGATION_ENDED,
                id,
                clock.instant(),
                new DelegationEvent(state, BY_TEST));
    }

    private void awaitGate(Contract.Milestone milestone, String state, int count) {
        await(count + " " + state)
                .atMost(Duration.ofSeconds(30))
                .until(() -> Reminders.list(tenant, milestone.id).stream()
                                .filter(row ->
                                        "GATE_WAITING".equals(row.get("subject")) && state.equals(row.get("state")))
                                .count()
                        == count);
    }
}
