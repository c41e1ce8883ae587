package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.post;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractRole;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.DayUnit;
import dev.milepost.events.NoticeGiven;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Roll;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The last days to give notice have ladders. */
@QuarkusTest
class NoticeDatesQTest extends ServiceTest {
    private static final NoticePeriod THIRTY_DAYS =
            new NoticePeriod("P30D", DayUnit.CALENDAR, Roll.NONE, "P3D", DayUnit.CALENDAR);

    @Inject
    BusinessClock clock;

    private final String tenant = "notice-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void the_managers_are_reminded_until_notice_is_given() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        LocalDate today = clock.today(ZoneOffset.UTC);
        String address = "manager@" + tenant + ".example";
        UUID manager = Contract.person(tenant, address, "UTC", "en", null);
        UUID other = Contract.person(tenant, "viewer@" + tenant + ".example", "UTC", "en", null);
        LocalDate end = today.plusDays(50);
        var contract = new Contract(tenant, "UTC", clock.instant())
                .isFor(ContractAccess.TENANT)
                .withMember(manager, ContractRole.MANAGER)
                .withMember(other, ContractRole.VIEWER)
                .endingOn(end)
                .withNotice(THIRTY_DAYS);
        create(tenant, forContract(contract.id, "NOTICE_SEND_BY", rung("P-14D", "CONTRACT_MANAGERS")));
        create(tenant, forContract(contract.id, "NOTICE_BY", rung("P-7D", "CONTRACT_MANAGERS")));
        contract.is(ContractStatus.ACTIVE);
        awaitRows(
                contract,
                List.of("NOTICE_SEND_BY PLANNED " + end.minusDays(33), "NOTICE_BY PLANNED " + end.minusDays(30)));

        advance("P3DT10H");

        assertThat(awaitMails(address, 1).getFirst().subject())
                .startsWith("Last day to send the notice in 14 days: Bridge");

        var given = new NoticeGiven(
                UUID.randomUUID(), today, null, null, null, end, end.minusDays(30), false, null, "Bo", clock.instant());
        contract.withNotice(THIRTY_DAYS, given).is(ContractStatus.ACTIVE);

        awaitRows(
                contract,
                List.of("NOTICE_SEND_BY SENT " + end.minusDays(33), "NOTICE_BY CANCELLED " + end.minusDays(30)));
        assertThat(rows(contract))
                .filteredOn(row -> "CANCELLED".equals(row.get("state")))
                .extracting(row -> row.get("reason"))
                .containsExactly("notice was given");
        post(tenant, forContract(contract.id, "NOTICE_BY", rung("P-7D", "OWNER")))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("rungs[0].recipients"));
    }

    @Test
    void days_that_follow_from_the_calendar_are_those_that_the_contract_tells() {
        LocalDate end = clock.today(ZoneOffset.UTC).plusDays(90);
        var contract = new Contract(tenant, "UTC", clock.instant())
                .endingOn(end)
                .withNotice(
                        new NoticePeriod("P10D", DayUnit.BUSINESS_DAYS, Roll.PRECEDING, "P3D", DayUnit.BUSINESS_DAYS))
                .withNoticeDays(end.minusDays(16), end.minusDays(21));
        for (String subject : List.of("NOTICE_BY", "NOTICE_SEND_BY")) {
            Map<String, Object> rung = rung("P-7D");
            rung.put("addresses", List.of("legal@" + tenant + ".example"));
            create(tenant, forContract(contract.id, subject, rung));
        }

        contract.is(ContractStatus.ACTIVE);
        awaitRows(
                contract,
                List.of("NOTICE_SEND_BY PLANNED " + end.minusDays(21), "NOTICE_BY PLANNED " + end.minusDays(16)));

        contract.withNoticeDays(end.minusDays(18), end.minusDays(23)).is(ContractStatus.ACTIVE); // a holiday more
        awaitRows(
                contract,
                List.of(
                        "NOTICE_SEND_BY CANCELLED " + end.minusDays(21),
                        "NOTICE_SEND_BY PLANNED " + end.minusDays(23),
                        "NOTICE_BY CANCELLED " + end.minusDays(16),
                        "NOTICE_BY PLANNED " + end.minusDays(18)));
    }

    @Test
    void plans_of_a_contract_as_a_whole_follow_their_people() {
        LocalDate today = clock.today(ZoneOffset.UTC);
        String address = "manager@" + tenant + ".example";
        UUID manager = Contract.person(tenant, address, "UTC", "en", null);
        var contract = new Contract(tenant, "UTC", clock.instant())
                .isFor(ContractAccess.TENANT)
                .withMember(manager, ContractRole.MANAGER)
                .endingOn(today.plusDays(50));
        create(tenant, forContract(contract.id, "TERM_END", rung("P-7D", "CONTRACT_MANAGERS")));
        contract.is(ContractStatus.ACTIVE);
        LocalDate day = today.plusDays(43);
        awaitSendAt(contract, day.atTime(9, 0).toInstant(ZoneOffset.UTC));

        Contract.tell(tenant, manager, address, "Asia/Kathmandu", "en", null);

        awaitSendAt(
                contract, day.atTime(9, 0).atZone(ZoneId.of("Asia/Kathmandu")).toInstant());
    }

    private void awaitSendAt(Contract contract, Instant moment) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(contract))
                        .extracting(row -> row.get("sendAt"))
                        .containsExactly(moment.toString()));
    }

    private void awaitRows(Contract contract, List<String> wanted) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows(contract))
                        .extracting(row -> row.get("subject") + " " + row.get("state") + " " + row.get("dueDate"))
                        .containsExactlyInAnyOrderElementsOf(wanted));
    }

    private List<Map<String, Object>> rows(Contract contract) {
        return Reminders.get("/api/v1/alerts/reminders?contractId=" + contract.id, token(tenant, "viewer"))
                .getList("items");
    }
}
