package dev.milepost.milestone.lifecycle;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terms end: contracts are renewed or expire, as notices and renewals say. */
@ServiceTest
class TermEndQTest {
    private static final String RENEWED = "dev.milepost.contract.renewed.v1";
    private static final Map<String, String> MONTHLY = Map.of("mode", "EVERGREEN", "period", "P1M");

    @Inject
    EndTerms job;

    private final Api manager = Api.as("aurora", "manager");
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void whatDayItIs() {
        today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void withoutRenewalItExpiresAndWhatIsOpenIsStillDone() {
        String contract = ending(today.minusDays(1), Map.of());
        String open = manager.milestone(contract, Map.of());
        String after = ending(today, Map.of());

        job.run();

        manager.get(contract).then().body("status", equalTo("EXPIRED")).body("allowedActions", contains("complete"));
        manager.get(after).then().body("status", equalTo("ACTIVE"));
        manager.get(contract + "/audit")
                .then()
                .body("items[0].type", equalTo("dev.milepost.contract.expired.v1"))
                .body("items[0].by", equalTo("Milepost"))
                .body("items[0].reason", containsString("no renewal was agreed"));
        manager.get(open).then().body("status", equalTo("PLANNED"));
        manager.post(contract + "/milestones", Map.of("title", "New", "type", "REPORT"))
                .then()
                .statusCode(409);
        manager.act(open, "start", Map.of()).then().statusCode(200);
        manager.act(contract, "complete", Map.of()).then().statusCode(409);
        manager.act(open, "miss", Map.of("reason", "Never came")).then().statusCode(200);
        manager.act(contract, "complete", Map.of()).then().statusCode(200);
    }

    @Test
    void itsOwnZoneSaysWhenTheDayIsOver() {
        LocalDate inKiribati = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
        LocalDate inMidway = LocalDate.now(ZoneId.of("Pacific/Midway")); // always a day or two behind
        assertThat(inMidway).isBefore(inKiribati);
        String there = ending(inKiribati.minusDays(1), Map.of("timeZone", "Pacific/Kiritimati"));
        String here = ending(inKiribati.minusDays(1), Map.of("timeZone", "Pacific/Midway"));

        job.run();

        manager.get(there).then().body("status", equalTo("EXPIRED"));
        manager.get(here).then().body("status", equalTo("ACTIVE"));
    }

    @Test
    void afterAYearOfSilenceItIsRenewedAsOftenAsItShouldHaveBeen() {
        LocalDate end = LocalDate.of(today.getYear() - 1, 1, 31);
        String contract = ending(end, Map.of("renewal", MONTHLY));
        String report = manager.milestone(contract, Map.of("dueDate", today.toString()));
        String ruled = "/milestones/"
                + manager.post(
                                contract + "/milestones",
                                Map.of(
                                        "title",
                                        "Renewal talk",
                                        "type",
                                        "REVIEW",
                                        "dueRule",
                                        Map.of(
                                                "kind",
                                                "RELATIVE",
                                                "anchor",
                                                Map.of("kind", "END"),
                                                "offset",
                                                "P10D",
                                                "direction",
                                                "BEFORE")))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        job.run();

        int renewals = 0;
        LocalDate until = end;
        while (until.isBefore(today)) {
            renewals++;
            until = end.plusDays(1).plusMonths(renewals).minusDays(1); // the 31st, or the last day of the month
        }
        manager.get(contract)
                .then()
                .body("status", equalTo("ACTIVE"))
                .body("renewals", equalTo(renewals))
                .body("endsOn", equalTo(until.toString()))
                .body("firstEndsOn", equalTo(end.toString()));
        List<String> types =
                manager.get(contract + "/audit?limit=200").then().extract().path("items.type");
        assertThat(types).filteredOn(RENEWED::equals).hasSize(renewals);
        manager.get(ruled).then().body("dueDate", equalTo(until.minusDays(10).toString()));
        manager.get(report).then().body("dueDate", equalTo(today.toString()));
        manager.get(contract + "/notice-dates?terms=2")
                .then()
                .body("terms[0].number", equalTo(renewals))
                .body("terms[0].endsOn", equalTo(until.toString()))
                .body("terms[0].renews", equalTo(true));

        job.run();

        manager.get(contract).then().body("renewals", equalTo(renewals));
    }

    @Test
    void aNumberOfRenewalsIsUsedUp() {
        LocalDate end = today.minusMonths(5);
        String contract = ending(end, Map.of("renewal", Map.of("mode", "TIMES", "times", 2, "period", "P1M")));
        job.run();
        manager.get(contract).then().body("status", equalTo("EXPIRED")).body("renewals", equalTo(2));
        manager.get(contract + "/audit")
                .then()
                .body("items[0].reason", containsString("no further renewal was agreed"));
    }

    @Test
    void noticeInTimeEndsItAndNoticeTooLateDoesNot() {
        var agreed = Map.of("renewal", MONTHLY, "notice", Map.of("period", "P10D"));
        String inTime = ending(today.minusDays(1), agreed);
        notice(inTime, Map.of("givenOn", today.minusDays(20).toString(), "text", "No more"))
                .then()
                .statusCode(201)
                .header("Location", endsWith("/notices"))
                .body("late", equalTo(false))
                .body("termEndsOn", equalTo(today.minusDays(1).toString()))
                .body("noticeBy", equalTo(today.minusDays(11).toString()));
        manager.get(inTime + "/notices").then().body("items.text", contains("No more"));
        String late = ending(today.minusDays(1), agreed);
        notice(late, Map.of("givenOn", today.minusDays(10).toString()))
                .then()
                .statusCode(201)
                .body("late", equalTo(true));

        job.run();

        manager.get(inTime).then().body("status", equalTo("EXPIRED"));
        manager.get(inTime + "/audit").then().body("items[0].reason", containsString("notice was given in time"));
        manager.get(late).then().body("status", equalTo("ACTIVE")).body("renewals", equalTo(1));
    }

    @Test
    void whereDeliveryCountsTheDayItArrivedDecides() {
        String contract = ending(
                today.plusDays(20), Map.of("renewal", MONTHLY, "notice", Map.of("period", "P10D", "delivery", "P30D")));
        notice(contract, Map.of("givenOn", today.minusDays(5).toString()))
                .then()
                .body("late", equalTo(true));
        notice(contract, Map.of("givenOn", today.minusDays(5).toString(), "receivedOn", today.toString()))
                .then()
                .body("late", equalTo(false));
        manager.get(contract + "/notice-dates")
                .then()
                .body("terms", hasSize(1))
                .body("terms[0].renews", equalTo(false));
        manager.get(contract + "/notices").then().body("items.late", contains(false, true));
    }

    @Test
    void noticesAreCheckedAndKeptByTheTenantsOwn() {
        String reference = "N-" + UUID.randomUUID();
        String party = manager.party(reference);
        String contract =
                ending(today.plusDays(30), Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        notice(contract, Map.of("givenOn", today.plusDays(1).toString()))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("givenOn"));
        notice(
                        contract,
                        Map.of(
                                "givenOn",
                                today.toString(),
                                "receivedOn",
                                today.minusDays(1).toString()))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("receivedOn"));
        notice(
                        contract,
                        Map.of(
                                "givenOn",
                                today.toString(),
                                "byPartyId",
                                UUID.randomUUID().toString()))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("byPartyId"));
        notice(contract, Map.of()).then().statusCode(400);
        notice(manager.contract(Map.of()), Map.of("givenOn", today.toString()))
                .then()
                .statusCode(409);
        Api supplier = Api.asCounterparty("aurora", reference, "manager");
        supplier.post(contract + "/notices", Map.of("givenOn", today.toString()))
                .then()
                .statusCode(403);
        notice(contract, Map.of("givenOn", today.toString(), "byPartyId", party))
                .then()
                .statusCode(201)
                .body("noticeBy", nullValue());
        supplier.get(contract + "/notices").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void manyReplicasRenewOnce() {
        List<String> contracts = IntStream.range(0, 8)
                .mapToObj(i -> ending(today.minusDays(1), Map.of("renewal", MONTHLY)))
                .toList();
        CompletableFuture.allOf(
                        IntStream.range(0, 4).mapToObj(i -> runAsync(job::run)).toArray(CompletableFuture[]::new))
                .join();
        contracts.forEach(contract -> {
            manager.get(contract).then().body("renewals", equalTo(1));
            List<String> types =
                    manager.get(contract + "/audit").then().extract().path("items.type");
            assertThat(types).filteredOn(RENEWED::equals).hasSize(1);
        });
    }

    @Test
    void whatRestsIsNotRenewedUntilItGoesOn() {
        String contract = ending(today.minusDays(1), Map.of());
        manager.act(contract, "suspend", Map.of("reason", "Finds")).then().statusCode(200);
        job.run();
        manager.get(contract).then().body("status", equalTo("SUSPENDED"));
        manager.act(contract, "resume", Map.of("reason", "Free")).then().statusCode(200);
        job.run();
        manager.get(contract).then().body("status", equalTo("EXPIRED"));
    }

    private String ending(LocalDate end, Map<String, ?> more) {
        var body = new HashMap<String, Object>(
                Map.of("startsOn", end.minus(Period.ofYears(1)).toString(), "endsOn", end.toString()));
        body.putAll(more);
        String contract = manager.contract(body);
        manager.activate(contract);
        return contract;
    }

    private Response notice(String contract, Map<String, ?> body) {
        return manager.post(contract + "/notices", body);
    }
}
