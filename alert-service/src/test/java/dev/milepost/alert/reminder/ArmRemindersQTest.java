package dev.milepost.alert.reminder;

import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.reasons;
import static dev.milepost.alert.Reminders.states;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ArmRemindersQTest extends ServiceTest {
    private static final String TENANT = "aurora";
    private static final String ZONE = "America/New_York";

    @Inject
    BusinessClock clock;

    private UUID owner = UUID.randomUUID();
    private LocalDate due = LocalDate.EPOCH;

    @BeforeEach
    void owner() {
        owner = Contract.person(TENANT, owner + "@aurora.example");
        due = clock.today(ZoneId.of(ZONE)).plusDays(20);
    }

    @Test
    void a_moved_date_moves_the_plan_and_moving_it_back_plans_again() {
        var milestone = active().milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);

        LocalDate later = due.plusDays(25);
        milestone.is(EventType.MILESTONE_RESCHEDULED, MilestoneStatus.PLANNED, later, clock.instant());

        awaitStates(TENANT, milestone.id, later, all("PLANNED"));
        assertThat(states(TENANT, milestone.id, due))
                .containsEntry("P-30D", "SKIPPED")
                .containsEntry("P-14D", "CANCELLED")
                .containsEntry("P7D", "CANCELLED");
        assertThat(reasons(TENANT, milestone.id, due)).containsEntry("P-14D", "the due date moved to " + later);

        milestone.is(EventType.MILESTONE_RESCHEDULED, MilestoneStatus.PLANNED, due, clock.instant());

        awaitStates(TENANT, milestone.id, later, all("CANCELLED"));
        assertThat(states(TENANT, milestone.id, due))
                .containsEntry("P-30D", "SKIPPED")
                .containsEntry("P-14D", "PLANNED")
                .containsEntry("P7D", "PLANNED");
        assertThat(Reminders.list(TENANT, milestone.id)).hasSize(14);
    }

    @ParameterizedTest
    @EnumSource(names = {"MET", "MISSED", "WAIVED", "CANCELLED"})
    void ended_work_cancels_what_is_planned(MilestoneStatus ended) {
        var milestone = active().milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);

        milestone.is(EventType.MILESTONE_UPDATED, ended, due, clock.instant());

        awaitStates(TENANT, milestone.id, due, nothingPlanned());
        assertThat(reasons(TENANT, milestone.id, due)).containsEntry("P-7D", "the milestone is " + ended);
    }

    @Test
    void reopened_work_is_planned_again() {
        var milestone = active().milestone("Handover", due, owner);
        milestone.is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, due, clock.instant());
        awaitStates(TENANT, milestone.id, due, nothingPlanned());

        milestone.is(EventType.MILESTONE_REOPENED, MilestoneStatus.IN_PROGRESS, due, clock.instant());

        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-7D")));
        assertThat(reasons(TENANT, milestone.id, due)).containsEntry("P-7D", "7 days before the due date");
    }

    @Test
    void a_deleted_milestone_and_a_deleted_contract_cancel() {
        var contract = active();
        var deleted = contract.milestone("Handover", due, owner);
        var other = contract.milestone("Hand back", due, owner);
        awaitStates(TENANT, other.id, due, states -> states.size() == 7);

        deleted.is(EventType.MILESTONE_DELETED, MilestoneStatus.PLANNED, due, clock.instant());

        awaitStates(TENANT, deleted.id, due, nothingPlanned());
        assertThat(reasons(TENANT, deleted.id, due)).containsEntry("P-7D", "the milestone was deleted");
        assertThat(states(TENANT, other.id, due)).containsEntry("P-7D", "PLANNED");

        contract.isDeleted();

        awaitStates(TENANT, other.id, due, nothingPlanned());
        assertThat(reasons(TENANT, other.id, due)).containsEntry("P-7D", "the contract was deleted");
    }

    @Test
    void a_draft_arms_nothing_until_it_is_activated_and_an_ended_contract_cancels() {
        var contract = new Contract(TENANT, ZONE, clock.instant()).is(ContractStatus.DRAFT);
        var milestone = contract.milestone("Handover", due, owner);
        awaitPlan(milestone.id, "the contract is DRAFT");
        assertThat(Reminders.list(TENANT, milestone.id)).isEmpty();

        contract.is(ContractStatus.ACTIVE);

        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-14D")));

        for (var ended : new ContractStatus[] {
            ContractStatus.SUSPENDED, ContractStatus.COMPLETED, ContractStatus.TERMINATED, ContractStatus.EXPIRED
        }) {
            contract.is(ended);
            awaitStates(
                    TENANT,
                    milestone.id,
                    due,
                    states -> "CANCELLED".equals(states.get("P-14D"))
                            && ("the contract is " + ended)
                                    .equals(reasons(TENANT, milestone.id, due).get("P-14D")));
            contract.is(ContractStatus.ACTIVE);
            awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-14D")));
        }
    }

    @Test
    void an_event_that_comes_twice_changes_nothing() {
        var contract = active();
        var milestone = contract.milestone("Handover", due, owner);
        Topic.publish(contract.id, milestone.lastEvent);
        Topic.publish(contract.id, milestone.lastEvent);
        var after = contract.milestone("Hand back", due, owner);

        awaitStates(TENANT, after.id, due, states -> states.size() == 7);
        assertThat(Reminders.list(TENANT, milestone.id)).hasSize(7);
    }

    @Test
    void another_owner_gets_the_reminders_to_come() {
        var milestone = active().milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);
        UUID successor = Contract.person(TENANT, UUID.randomUUID() + "@aurora.example");

        milestone.isOwnedBy(successor).is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());

        awaitStates(
                TENANT,
                milestone.id,
                due,
                states -> Reminders.list(TENANT, milestone.id).size() == 14);
        String token = SignedTokens.token(TENANT, "viewer");
        String list = "/api/v1/alerts/reminders?milestoneId=" + milestone.id + "&recipient=";
        assertThat(Reminders.get(list + owner, token).getList("items.state", String.class))
                .containsOnly("SKIPPED", "CANCELLED");
        assertThat(Reminders.get(list + owner, token).getList("items.reason", String.class))
                .contains("it goes to others now");
        assertThat(Reminders.get(list + successor, token).getList("items.state", String.class))
                .containsOnly("SKIPPED", "PLANNED");
    }

    @Test
    void the_zone_of_the_recipient_decides_the_moment() {
        var contract = active();
        var milestone = contract.milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);
        var plan = Reminders.get(
                "/api/v1/alerts/milestones/" + milestone.id + "/plan", SignedTokens.token(TENANT, "viewer"));

        assertThat(plan.getString("timeZone")).isEqualTo(ZONE);
        assertThat(plan.getString("subjects[0].policy.name")).isEqualTo("default");
        assertThat(plan.getString("subjects[0].policy.at")).isEqualTo("09:00");
        assertThat(plan.getString("rungs[2].timeZone")).isEqualTo(Contract.ZONE);
        assertThat(plan.getList("rungs.rung", String.class))
                .containsExactly("P-30D", "P-14D", "P-7D", "P-1D", "P0D", "P1D", "P7D");
        assertThat(java.time.Instant.parse(plan.getString("rungs[2].sendAt")))
                .isEqualTo(due.minusDays(7)
                        .atTime(9, 0)
                        .atZone(ZoneId.of(Contract.ZONE))
                        .toInstant());
        assertThat(plan.getString("rungs[2].localTime")).startsWith(due.minusDays(7) + "T09:00");
    }

    @Test
    void without_a_due_date_there_is_no_plan() {
        var milestone = active().milestone("Some day", null, owner);

        awaitPlan(milestone.id, "the milestone has no due date");
    }

    private Contract active() {
        return new Contract(TENANT, ZONE, clock.instant()).is(ContractStatus.ACTIVE);
    }

    private static void awaitPlan(UUID milestone, String silentBecause) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Reminders.get(
                                        "/api/v1/alerts/milestones/" + milestone + "/plan",
                                        SignedTokens.token(TENANT, "viewer"))
                                .getString("silentBecause"))
                        .isEqualTo(silentBecause));
    }

    private static Predicate<Map<String, String>> all(String state) {
        return states -> states.size() == 7 && states.values().stream().allMatch(value -> value.equals(state));
    }

    private static Predicate<Map<String, String>> nothingPlanned() {
        return states -> states.size() == 7 && !states.containsValue("PLANNED") && states.containsValue("CANCELLED");
    }
}
