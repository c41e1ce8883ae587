package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.PATH;
import static dev.milepost.alert.PoliciesApi.as;
import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractRole;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The custom dates of a contract have ladders, dry runs and plans, as all has that is the contract's as a whole. */
@QuarkusTest
class ContractDatesQTest extends ServiceTest {
    private static final String FIELD = "warranty_ends";

    @Inject
    BusinessClock clock;

    private final String tenant = "dates-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void the_managers_are_reminded_after_the_term_too_and_the_plan_moves_with_the_date() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        LocalDate today = clock.today(ZoneOffset.UTC);
        String address = "manager@" + tenant + ".example";
        UUID manager = Contract.person(tenant, address, "UTC", "en", null);
        LocalDate warranty = today.plusDays(33);
        var contract = new Contract(tenant, "UTC", clock.instant())
                .isFor(ContractAccess.TENANT)
                .withMember(manager, ContractRole.MANAGER)
                .is(ContractStatus.ACTIVE);
        var policy = forContract(
                contract.id, "CONTRACT_DATE", rung("P-30D", "CONTRACT_MANAGERS"), rung("P-1D", "CONTRACT_MANAGERS"));
        policy.put("customField", FIELD);
        create(tenant, policy);

        contract.withDate(FIELD, warranty).is(ContractStatus.COMPLETED);

        awaitRows(contract, "P-30D PLANNED " + warranty, "P-1D PLANNED " + warranty);
        advance("P3DT10H");
        assertThat(awaitMails(address, 1).getFirst().subject()).startsWith(FIELD + ": in 30 days: Bridge");

        LocalDate longer = warranty.plusDays(90);
        contract.withDate(FIELD, longer).is(ContractStatus.COMPLETED);

        awaitRows(
                contract,
                "P-30D SENT " + warranty,
                "P-1D CANCELLED " + warranty,
                "P-30D PLANNED " + longer,
                "P-1D PLANNED " + longer);
        assertThat(rows(contract))
                .filteredOn(row -> "CANCELLED".equals(row.get("state")))
                .extracting(row -> row.get("subject") + ": " + row.get("reason"))
                .containsExactly("CONTRACT_DATE:" + FIELD + ": the date of " + FIELD + " moved to " + longer);

        contract.is(ContractStatus.TERMINATED);

        awaitRows(
                contract,
                "P-30D SENT " + warranty,
                "P-1D CANCELLED " + warranty,
                "P-30D CANCELLED " + longer,
                "P-1D CANCELLED " + longer);
    }

    @Test
    void a_dry_run_shows_what_is_the_contracts_as_a_whole_and_payments_of_no_milestone() {
        LocalDate day = clock.today(ZoneOffset.UTC).plusDays(30);
        var over = new Contract(tenant, "UTC", clock.instant())
                .endingOn(day)
                .withDate(FIELD, day)
                .is(ContractStatus.COMPLETED);
        var rests = new Contract(tenant, "UTC", clock.instant()).endingOn(day).is(ContractStatus.SUSPENDED);
        UUID advance = over.payment(UUID.randomUUID(), null, "7500.00", day, PaymentStatus.DUE, clock.instant());
        rests.payment(UUID.randomUUID(), null, "7500.00", day, PaymentStatus.DUE, clock.instant());
        over.payment(UUID.randomUUID(), null, "7500.00", day, PaymentStatus.PAID, clock.instant());
        var runs = new Contract(tenant, "UTC", clock.instant()).endingOn(day).is(ContractStatus.ACTIVE);
        var ofOthers = new Contract(tenant, "UTC", clock.instant())
                .isFor(ContractAccess.MEMBERS)
                .endingOn(day)
                .is(ContractStatus.ACTIVE);
        awaitSubjects(over, 4);
        awaitSubjects(rests, 2);
        awaitSubjects(runs, 1);
        awaitSubjects(ofOthers, 1);

        JsonPath dates = preview("CONTRACT_DATE", day);
        assertThat(dates.getInt("looked")).isEqualTo(2);
        assertThat(dates.getInt("governed")).isEqualTo(1);
        assertThat(dates.getList("items.subject", String.class)).containsExactly("CONTRACT_DATE:" + FIELD);
        assertThat(dates.getString("items[0].contractId")).isEqualTo(over.id.toString());
        assertThat(dates.getMap("items[0]")).doesNotContainKeys("milestoneId", "milestoneTitle");

        JsonPath ends = preview("TERM_END", day);
        assertThat(ends.getList("items.contractReference", String.class)).containsExactly(runs.reference);
        assertThat(ends.getInt("looked")).isEqualTo(1);

        JsonPath payments = preview("PAYMENT_DUE", day);
        assertThat(payments.getInt("looked")).isEqualTo(2);
        assertThat(payments.getList("items.subjectId", String.class)).hasSize(2).contains(advance.toString());
    }

    @Test
    void a_contract_has_a_plan_of_its_own() {
        LocalDate day = clock.today(ZoneOffset.UTC).plusDays(60);
        var contract =
                new Contract(tenant, "UTC", clock.instant()).endingOn(day).withDate(FIELD, day.plusYears(2));
        String policy = create(tenant, about("CONTRACT_DATE"));
        contract.is(ContractStatus.ACTIVE);
        UUID milestone = contract.milestone("Handover", day, null).id;
        UUID advance = contract.payment(UUID.randomUUID(), null, "7500.00", day, PaymentStatus.DUE, clock.instant());
        contract.payment(UUID.randomUUID(), milestone, "1.00", day, PaymentStatus.DUE, clock.instant());
        awaitSubjects(contract, 3);

        JsonPath plan = Reminders.get(planPath(contract), token(tenant, "viewer"));
        assertThat(plan.getString("contractReference")).isEqualTo(contract.reference);
        assertThat(plan.getList("subjects.subject", String.class))
                .containsExactly("TERM_END", "CONTRACT_DATE:" + FIELD, "PAYMENT_DUE");
        assertThat(plan.getList("subjects.subjectId", String.class))
                .containsExactly(contract.id.toString(), contract.id.toString(), advance.toString());
        assertThat(plan.getList("subjects.because", String.class))
                .containsExactly(
                        "no policy is about this",
                        "its scope TENANT is the most specific that covers it",
                        "no policy is about this");
        assertThat(plan.getString("subjects[1].policy.id")).isEqualTo(policy);
        assertThat(plan.getList("rungs.state", String.class)).containsExactly("PLANNED");
        assertThat(plan.getString("rungs[0].localTime"))
                .startsWith(day.plusYears(2).minusDays(7) + "T09:00");

        contract.isFor(ContractAccess.MEMBERS).is(ContractStatus.ACTIVE);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(tenant, "viewer").get(planPath(contract)).statusCode() == 404);
        as(tenant, "admin").get(planPath(contract)).then().statusCode(200);
    }

    private JsonPath preview(String subject, LocalDate day) {
        var from = day.minusDays(20).atStartOfDay().toInstant(ZoneOffset.UTC);
        return as(tenant, "manager")
                .body(Map.of(
                        "policy", about(subject),
                        "from", from.toString(),
                        "to", from.plus(Duration.ofDays(20)).toString()))
                .post(PATH + "/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> about(String subject) {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "name",
                subject,
                "scope",
                Map.of("kind", "TENANT"),
                "subject",
                subject,
                "businessDaysOnly",
                false,
                "rungs",
                List.of(Map.of("offset", "P-7D", "addresses", List.of("pmo@aurora.example")))));
        if (subject.equals("CONTRACT_DATE")) {
            policy.put("customField", FIELD);
        }
        return policy;
    }

    private void awaitSubjects(Contract contract, int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as(tenant, "admin")
                        .get(planPath(contract))
                        .then()
                        .statusCode(200)
                        .body("subjects.size()", equalTo(count)));
    }

    private static String planPath(Contract contract) {
        return "/api/v1/alerts/contracts/" + contract.id + "/plan";
    }

    private void awaitRows(Contract contract, String... wanted) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(contract))
                        .extracting(row -> row.get("rung") + " " + row.get("state") + " " + row.get("dueDate"))
                        .containsExactlyInAnyOrder(wanted));
    }

    private List<Map<String, Object>> rows(Contract contract) {
        return Reminders.get("/api/v1/alerts/reminders?contractId=" + contract.id, token(tenant, "viewer"))
                .getList("items");
    }
}
