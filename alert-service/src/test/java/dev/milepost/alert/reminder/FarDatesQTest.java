package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.states;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Contract;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Days at both ends of the calendar, as people write "never" or leave out digits of a year. */
@QuarkusTest
class FarDatesQTest extends ServiceTest {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    @Inject
    BusinessClock clock;

    private final String tenant = "far-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void what_would_come_after_the_last_day_is_not_planned_and_all_else_is() {
        UUID owner = Contract.person(tenant, "ada@" + tenant + ".example", "Europe/Berlin", "en", null);
        var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        var never = contract.milestone("Some day", LAST, owner);
        var next = contract.milestone("Handover", LAST.minusYears(7000), owner);

        awaitStates(tenant, next.id, LAST.minusYears(7000), states -> states.size() == 7);
        assertThat(states(tenant, never.id, LAST)).hasSize(5).doesNotContainKeys("P1D", "P7D");
    }

    @Test
    void nor_what_a_policy_would_escalate_then_or_have_sent_before_the_first() {
        UUID owner = Contract.person(tenant, "ada@" + tenant + ".example", "Europe/Berlin", "en", null);
        var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        var never = contract.milestone("Some day", LAST, owner);
        LocalDate typo = LocalDate.of(1, 1, 1);
        var long_ago = contract.milestone("Handover", typo, owner);
        Map<String, Object> rung = rung("P0D", "OWNER");
        rung.put("escalation", Map.of("after", "P2D", "recipients", Set.of("OWNER")));

        create(tenant, forContract(contract.id, "DUE_DATE", rung, rung("P-9Y", "OWNER")));

        awaitStates(tenant, never.id, LAST, states -> "PLANNED".equals(states.get("P-9Y")));
        assertThat(states(tenant, never.id, LAST))
                .containsEntry("P0D", "PLANNED")
                .doesNotContainKey("P0D!");
        awaitStates(tenant, long_ago.id, typo, states -> states.containsKey("P0D!"));
        assertThat(states(tenant, long_ago.id, typo)).doesNotContainKey("P-9Y");
    }

    @Test
    void nobody_is_held_up_where_a_calendar_of_holidays_ends() {
        UUID owner = Contract.person(tenant, "ada@" + tenant + ".example", "Europe/Istanbul", "tr-TR", null);
        var contract = new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        var milestone = contract.milestone("Some day", LAST, owner);
        Map<String, Object> policy = forContract(contract.id, "DUE_DATE", rung("P-4D", "OWNER"));
        policy.put("businessDaysOnly", true);
        create(tenant, policy);

        awaitStates(tenant, milestone.id, LAST, states -> "PLANNED".equals(states.get("P-4D")));
    }
}
