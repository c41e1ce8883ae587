package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractRole;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The custom dates of a contract have ladders. */
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
