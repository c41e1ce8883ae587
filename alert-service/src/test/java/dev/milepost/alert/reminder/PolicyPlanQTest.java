package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.PATH;
import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.delete;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.reasons;
import static dev.milepost.alert.Reminders.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Database;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.Priority;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a manager does with policies, and what becomes of the plans. */
@QuarkusTest
class PolicyPlanQTest extends ServiceTest {
    private static final String TENANT = "aurora";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    BusinessClock clock;

    private UUID owner = UUID.randomUUID();
    private LocalDate due = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @BeforeEach
    void contract() {
        owner = Contract.person(TENANT, owner + "@aurora.example");
        due = clock.today(ZoneOffset.UTC).plusDays(60);
        contract = new Contract(TENANT, "Europe/Berlin", clock.instant()).is(ContractStatus.ACTIVE);
    }

    @Test
    void a_policy_replaces_the_built_in_ladder_and_gives_it_back() {
        var milestone = contract.milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);

        String policy =
                create(TENANT, forContract(contract.id, "DUE_DATE", rung("P-10D", "OWNER"), rung("P0D", "OWNER")));

        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-10D")));
        assertThat(states(TENANT, milestone.id, due))
                .containsEntry("P0D", "PLANNED")
                .containsEntry("P-7D", "CANCELLED");
        assertThat(reasons(TENANT, milestone.id, due))
                .containsEntry("P-7D", "the policy that holds now does not have this rung")
                .containsEntry("P-10D", "10 days before the due date");
        JsonPath plan = plan(milestone.id);
        assertThat(plan.getString("subjects[0].policy.id")).isEqualTo(policy);
        assertThat(plan.getString("subjects[0].because"))
                .isEqualTo("its scope CONTRACT " + contract.id + " is the most specific that covers it");
        assertThat(plan.getList("subjects[0].lost.policy.name", String.class)).contains("default");
        assertThat(plan.getList("rungs.rung", String.class)).containsExactly("P-10D", "P0D");

        delete(TENANT, policy);

        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-7D")));
        assertThat(states(TENANT, milestone.id, due)).containsEntry("P-10D", "CANCELLED");
        assertThat(plan(milestone.id).getString("subjects[0].policy.name")).isEqualTo("default");
    }

    @Test
    void the_most_specific_policy_governs_and_a_new_priority_changes_it() {
        String tenant = "specific-" + UUID.randomUUID().toString().substring(0, 8);
        UUID someone = Contract.person(tenant, "someone@specific.example");
        var here = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        create(tenant, policy("All", Map.of("kind", "TENANT"), "P-3D"));
        create(tenant, policy("Critical", Map.of("kind", "PRIORITY", "value", "CRITICAL"), "P-20D"));
        create(tenant, policy("Tagged", Map.of("kind", "TAG", "value", "opening"), "P-40D"));
        var milestone = here.milestone("Handover", due, someone);
        awaitStates(tenant, milestone.id, due, states -> states.keySet().equals(Set.of("P-3D")));

        milestone
                .like(it -> it.priority(Priority.CRITICAL))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());
        awaitStates(tenant, milestone.id, due, states -> "PLANNED".equals(states.get("P-20D")));

        milestone
                .like(it -> it.tags("opening"))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());
        awaitStates(tenant, milestone.id, due, states -> "PLANNED".equals(states.get("P-40D")));

        assertThat(states(tenant, milestone.id, due))
                .containsEntry("P-3D", "CANCELLED")
                .containsEntry("P-20D", "CANCELLED");
        var plan = Reminders.get(
                "/api/v1/alerts/milestones/" + milestone.id + "/plan", SignedTokens.token(tenant, "viewer"));
        assertThat(plan.getList("subjects[0].lost.policy.name", String.class)).contains("All", "Critical", "default");
        assertThat(plan.getList("subjects[0].lost.because", String.class))
                .contains("its scope PRIORITY CRITICAL is less specific than that of 'Tagged'");
    }

    @Test
    void everybody_is_reminded_in_their_own_time_and_on_their_own_business_days() {
        UUID manager =
                Contract.person(TENANT, UUID.randomUUID() + "@aurora.example", "America/New_York", "en-US", null);
        String team = "team-" + UUID.randomUUID();
        UUID ada = Contract.person(TENANT, UUID.randomUUID() + "@aurora.example", "Asia/Tokyo", "ja-JP", manager, team);
        UUID watcher = Contract.person(TENANT, UUID.randomUUID() + "@aurora.example", "Europe/Paris", "fr-FR", null);
        UUID party = Contract.partyAt(TENANT, UUID.randomUUID() + "@supplier.example");
        var here = new Contract(TENANT, "Australia/Sydney", clock.instant(), party).is(ContractStatus.ACTIVE);
        create(
                TENANT,
                forContract(
                        here.id,
                        "DUE_DATE",
                        rung("P-7D", "OWNER", "TEAM", "WATCHERS", "OWNER_MANAGER", "PARTY_CONTACTS"),
                        Map.of("offset", "P-3D", "addresses", List.of("pmo@aurora.example"))));
        var milestone = here.milestone("Handover", due, ada)
                .like(it -> it.team(team).watchers(watcher))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());

        await().atMost(PATIENCE)
                .until(() -> Reminders.list(TENANT, milestone.id).stream()
                                .filter(row -> "PLANNED".equals(row.get("state")))
                                .count()
                        == 5);

        JsonPath plan = plan(milestone.id);
        assertThat(plan.getList("rungs.timeZone", String.class))
                .containsExactly(
                        "Australia/Sydney", "Asia/Tokyo", "Europe/Paris", "America/New_York", "Australia/Sydney");
        for (int i = 0; i < 5; i++) {
            assertThat(plan.getString("rungs[" + i + "].localTime")).contains("T09:00");
        }
        assertThat(Instant.parse(plan.getString("rungs[1].sendAt")))
                .isEqualTo(due.minusDays(7)
                        .atTime(9, 0)
                        .atZone(ZoneId.of("Asia/Tokyo"))
                        .toInstant());
        assertThat(plan.getString("rungs[4].recipient.address")).isEqualTo("pmo@aurora.example");
        assertThat(plan.getString("rungs[0].recipient.partyId")).isEqualTo(party.toString());

        // Ada moves to Lisbon, and her reminders with her.
        Contract.tell(TENANT, ada, "ada@aurora.example", "Europe/Lisbon", "pt-PT", manager, team);
        await().atMost(PATIENCE)
                .until(() -> Reminders.list(TENANT, milestone.id).stream()
                        .anyMatch(row -> Instant.parse(String.valueOf(row.get("sendAt")))
                                .equals(due.minusDays(7)
                                        .atTime(9, 0)
                                        .atZone(ZoneId.of("Europe/Lisbon"))
                                        .toInstant())));
    }

    @Test
    void custom_dates_have_a_ladder_that_outlives_the_work() {
        create(
                TENANT,
                with(forContract(contract.id, "CUSTOM_DATE", rung("P-30D", "OWNER")), "customField", "warranty"));
        LocalDate warranty = due.plusYears(2);
        var milestone = contract.milestone("Handover", due, owner)
                .like(it -> it.date("warranty", warranty))
                .is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, due, clock.instant());

        awaitStates(TENANT, milestone.id, warranty, states -> "PLANNED".equals(states.get("P-30D")));
        assertThat(reasons(TENANT, milestone.id, warranty))
                .containsEntry("P-30D", "30 days before the date of warranty");

        LocalDate longer = warranty.plusDays(90);
        milestone
                .like(it -> it.date("warranty", longer))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.MET, due, clock.instant());

        awaitStates(TENANT, milestone.id, longer, states -> "PLANNED".equals(states.get("P-30D")));
        assertThat(reasons(TENANT, milestone.id, warranty))
                .containsEntry("P-30D", "the date of warranty moved to " + longer);
    }

    @Test
    void a_payment_goes_to_whoever_owns_its_milestone_now() {
        String tenant = "payments-" + UUID.randomUUID().toString().substring(0, 8);
        UUID before = Contract.person(tenant, "before@payments.example");
        UUID after = Contract.person(tenant, "after@payments.example");
        var here = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        create(tenant, with(policy("All", Map.of("kind", "TENANT"), "P-3D"), "subject", "PAYMENT_DUE"));
        Map<String, Object> tagged = policy("Bank", Map.of("kind", "TAG", "value", "bank"), "P-9D");
        create(tenant, with(tagged, "subject", "PAYMENT_DUE"));
        var milestone = here.milestone("Handover", null, before)
                .is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, null, clock.instant());
        here.payment(UUID.randomUUID(), milestone.id, "75000.00", due, PaymentStatus.DUE, clock.instant());
        awaitPayment(tenant, milestone.id, "P-3D PLANNED " + before);

        // Otherwise the job that follows new people and policies could bring the payment in line.
        String known = "SELECT COUNT(*) FROM known_person WHERE tenant_id = '" + tenant + "'";
        String jobs = "SELECT COUNT(*) FROM rearm WHERE tenant_id = '" + tenant + "'";
        await().atMost(PATIENCE).until(() -> Database.number(known) == 2 && Database.number(jobs) == 0);

        milestone.isOwnedBy(after).is(EventType.MILESTONE_UPDATED, MilestoneStatus.MET, null, clock.instant());

        awaitPayment(tenant, milestone.id, "P-3D CANCELLED " + before, "P-3D PLANNED " + after);

        milestone
                .like(it -> it.tags("bank"))
                .is(EventType.MILESTONE_UPDATED, MilestoneStatus.MET, null, clock.instant());

        awaitPayment(
                tenant, milestone.id, "P-3D CANCELLED " + before, "P-3D CANCELLED " + after, "P-9D PLANNED " + after);
    }

    @Test
    void repeats_until_it_is_done() {
        create(
                TENANT,
                forContract(
                        contract.id,
                        "DUE_DATE",
                        with(rung("P1D", "OWNER"), "repeat", Map.of("every", 2, "business", false, "times", 10))));
        var milestone = contract.milestone("Handover", due, owner);

        awaitStates(TENANT, milestone.id, due, states -> states.size() == 11);
        JsonPath plan = plan(milestone.id);
        assertThat(plan.getString("rungs[10].rung")).isEqualTo("P1D#10");
        assertThat(plan.getString("rungs[10].localTime"))
                .startsWith(due.plusDays(21).toString());
        assertThat(plan.getString("rungs[10].reason")).isEqualTo("1 day after the due date (repetition 10)");

        milestone.is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, due, clock.instant());

        awaitStates(
                TENANT, milestone.id, due, states -> states.values().stream().allMatch("CANCELLED"::equals));
    }

    @Test
    void a_preview_shows_what_would_be_sent_and_changes_nothing() {
        var milestone = contract.milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);
        Map<String, Object> policy = forContract(contract.id, "DUE_DATE", rung("P-5D", "OWNER"), rung("P-4D", "OWNER"));
        Instant from = due.minusDays(6).atStartOfDay().toInstant(ZoneOffset.UTC);

        var preview = as(TENANT, "manager")
                .body(Map.of(
                        "policy",
                        policy,
                        "from",
                        from.toString(),
                        "to",
                        from.plus(Duration.ofDays(2)).toString()))
                .post(PATH + "/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(preview.getInt("looked")).isEqualTo(1);
        assertThat(preview.getInt("governed")).isEqualTo(1);
        assertThat(preview.getBoolean("truncated")).isFalse();
        assertThat(preview.getList("items.rung", String.class)).containsExactly("P-5D");
        assertThat(preview.getString("items[0].milestoneId")).isEqualTo(milestone.id.toString());
        assertThat(plan(milestone.id).getString("subjects[0].policy.name")).isEqualTo("default");
        as(TENANT, "manager")
                .body(Map.of(
                        "policy",
                        policy,
                        "from",
                        from.toString(),
                        "to",
                        from.plus(Duration.ofDays(93)).toString()))
                .post(PATH + "/preview")
                .then()
                .statusCode(400);
        as(TENANT, "viewer")
                .body(Map.of(
                        "policy",
                        policy,
                        "from",
                        from.toString(),
                        "to",
                        from.plusSeconds(1).toString()))
                .post(PATH + "/preview")
                .then()
                .statusCode(403);
    }

    @Test
    void the_end_of_a_term_reminds_the_parties() {
        UUID party = Contract.partyAt(TENANT, UUID.randomUUID() + "@supplier.example");
        var here = new Contract(TENANT, "UTC", clock.instant(), party).endingOn(due);
        create(TENANT, forContract(here.id, "TERM_END", rung("P-30D", "PARTY_CONTACTS")));

        here.is(ContractStatus.ACTIVE);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var rows = Reminders.get(
                            "/api/v1/alerts/reminders?contractId=" + here.id, SignedTokens.token(TENANT, "viewer"))
                    .getList("items", Map.class);
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row).containsEntry("subject", "TERM_END").containsEntry("state", "PLANNED");
                assertThat(row).doesNotContainKey("milestoneId");
            });
        });

        here.is(ContractStatus.SUSPENDED);

        await().atMost(PATIENCE)
                .until(() -> Reminders.get(
                                "/api/v1/alerts/reminders?contractId=" + here.id, SignedTokens.token(TENANT, "viewer"))
                        .getString("items[0].reason")
                        .equals("the contract is SUSPENDED"));
    }

    private static void awaitPayment(String tenant, UUID milestone, String... wanted) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Reminders.list(tenant, milestone))
                        .extracting(row -> row.get("rung") + " " + row.get("state") + " "
                                + ((Map<?, ?>) Objects.requireNonNull(row.get("recipient"))).get("personId"))
                        .containsExactlyInAnyOrder(wanted));
    }

    private static Map<String, Object> policy(String name, Map<String, Object> scope, String offset) {
        return new HashMap<>(
                Map.of("name", name, "scope", scope, "subject", "DUE_DATE", "rungs", List.of(rung(offset, "OWNER"))));
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        body.put(field, value);
        return body;
    }

    private static JsonPath plan(UUID milestone) {
        return Reminders.get("/api/v1/alerts/milestones/" + milestone + "/plan", SignedTokens.token(TENANT, "viewer"));
    }
}
