package dev.milepost.alert.policy;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fields of a policy do to moments and mails. */
@QuarkusTest
class PolicyEffectsQTest extends ServiceTest {
    @Inject
    BusinessClock clock;

    private final String tenant = "effects-" + UUID.randomUUID().toString().substring(0, 8);

    /** Epiphany is a public holiday in Bavaria, and not in Berlin. */
    @ParameterizedTest
    @CsvSource({"DE-BY, P-10D, -1", "DE-BY, P10D, 1", "DE-BE, P-10D, 0", "DE, P10D, 0"})
    void a_holiday_of_the_jurisdiction_moves_a_rung(String jurisdiction, String offset, int moves) {
        LocalDate epiphany = nextEpiphanyAmidAWeek();
        LocalDate due = epiphany.minus(java.time.Period.parse(offset));
        var contract = active();
        Map<String, Object> policy = forContract(contract.id, "DUE_DATE", rung(offset, "OWNER"));
        policy.put("businessDaysOnly", true);
        policy.put("jurisdiction", jurisdiction);
        create(tenant, policy);
        var milestone = contract.milestone("Handover", due, person("ada"));

        awaitStates(tenant, milestone.id, due, states -> states.keySet().equals(Set.of(offset)));

        assertThat(Reminders.list(tenant, milestone.id))
                .singleElement()
                .satisfies(row -> assertThat(Instant.parse(String.valueOf(row.get("sendAt"))))
                        .isEqualTo(epiphany.plusDays(moves).atTime(9, 0).toInstant(ZoneOffset.UTC)));
    }

    @Test
    void the_type_or_a_tag_of_a_milestone_decides_which_mail_comes() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        LocalDate due = clock.today(ZoneOffset.UTC).plusDays(6);
        create(tenant, scoped(Map.of("kind", "TENANT"), "P-3D"));
        create(tenant, scoped(Map.of("kind", "MILESTONE_TYPE", "value", "NOTICE"), "P-5D"));
        create(tenant, scoped(Map.of("kind", "TAG", "value", "opening"), "P-4D"));
        var contract = active();
        var plain = contract.milestone("Plain", due, person("plain"));
        var notice = contract.milestone("Notice", due, person("notice")).like(PolicyEffectsQTest::notice);
        var tagged = contract.milestone("Tagged", due, person("tagged"))
                .like(it -> notice(it).tags("site-a", "opening")); // the tag is more specific than the type
        for (var one : List.of(notice, tagged)) {
            one.is(EventType.MILESTONE_UPDATED, MilestoneStatus.PLANNED, due, clock.instant());
        }
        for (var one : Map.of(plain, "P-3D", notice, "P-5D", tagged, "P-4D").entrySet()) {
            awaitStates(tenant, one.getKey().id, due, states -> "PLANNED".equals(states.get(one.getValue())));
        }

        advance("P1DT10H");
        assertThat(awaitMails(address("notice"), 1).getFirst().subject()).startsWith("Due in 5 days: Notice");
        advance("P1D");
        assertThat(awaitMails(address("tagged"), 1).getFirst().subject()).startsWith("Due in 4 days: Tagged");
        advance("P1D");
        assertThat(awaitMails(address("plain"), 1).getFirst().subject()).startsWith("Due in 3 days: Plain");

        assertThat(Stream.of("plain", "notice", "tagged").map(this::address))
                .allSatisfy(address -> assertThat(mailsTo(address)).hasSize(1));
    }

    private static Contract.Details notice(Contract.Details it) {
        return new Contract.Details(
                MilestoneType.NOTICE,
                it.priority(),
                it.tags(),
                it.team(),
                it.watchers(),
                it.gate(),
                it.round(),
                it.fields());
    }

    private LocalDate nextEpiphanyAmidAWeek() {
        LocalDate soonest = clock.today(ZoneOffset.UTC).plusDays(30);
        return Stream.iterate(soonest.getYear(), year -> year + 1)
                .map(year -> LocalDate.of(year, 1, 6))
                .filter(day -> day.isAfter(soonest)
                        && day.getDayOfWeek().compareTo(DayOfWeek.TUESDAY) >= 0
                        && day.getDayOfWeek().compareTo(DayOfWeek.THURSDAY) <= 0)
                .findFirst()
                .orElseThrow();
    }

    private Contract active() {
        return new Contract(tenant, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
    }

    private UUID person(String name) {
        return Contract.person(tenant, address(name), "UTC", "en", null);
    }

    private String address(String name) {
        return name + "@" + tenant + ".example";
    }

    private static Map<String, Object> scoped(Map<String, Object> scope, String offset) {
        return Map.of(
                "name",
                "For " + scope,
                "scope",
                scope,
                "subject",
                "DUE_DATE",
                "businessDaysOnly",
                false,
                "rungs",
                List.of(rung(offset, "OWNER")));
    }
}
