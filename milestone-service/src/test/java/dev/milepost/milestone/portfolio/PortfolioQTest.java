package dev.milepost.milestone.portfolio;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is about to be late, what is critical, and how it all lies in time. */
@ServiceTest
class PortfolioQTest {
    private final Api manager = Api.as("aurora", "manager");
    private String party = "";
    private String reference = "";
    private String contract = "";
    private String list = "";
    private LocalDate today = LocalDate.MIN;

    @BeforeEach
    void aContract() {
        reference = "pf-" + UUID.randomUUID();
        party = manager.party(reference);
        contract = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        list = "/milestones?contractId=" + id(contract);
        today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void atRiskIsWhatIsDueSoonAndNotOnItsWay() {
        String soon = milestone("soon", today.plusDays(7));
        String started = milestone("started", today);
        milestone("later", today.plusDays(8));
        milestone("late", today.minusDays(1));
        manager.activate(contract);
        manager.act(started, "start", Map.of()).then().statusCode(200).body("atRisk", equalTo(false));
        manager.get(soon).then().body("atRisk", equalTo(true));
        manager.get(list + "&atRisk=true").then().statusCode(200).body("items.title", contains("soon"));
        manager.get(list + "&atRisk=false").then().body("items.title", contains("late", "started", "later"));
        manager.act(started, "submit", Map.of()).then().statusCode(200);
        Api.as("aurora", "approver")
                .act(started, "reject", Map.of("reason", "Not yet"))
                .then()
                .statusCode(200)
                .body("atRisk", equalTo(true));
        manager.get(list + "&atRisk=true").then().body("items.title", contains("started", "soon"));
        manager.get(list + "&atRisk=maybe").then().statusCode(400);
    }

    @Test
    void criticalFollowsWhateverChangesTheSchedule() {
        String first = milestone("first", LocalDate.parse("2027-03-01"));
        String last = milestone("last", LocalDate.parse("2027-06-01"));
        String aside = milestone("aside", LocalDate.parse("2027-04-01"));
        manager.get(list + "&critical=true").then().statusCode(200).body("items", empty());
        depend(first, last, 92);
        manager.get(list + "&critical=true")
                .then()
                .statusCode(200)
                .body("items.title", contains("first", "last"))
                .body("items[0].critical", equalTo(true));
        manager.get(first).then().body("critical", equalTo(true));
        manager.get(aside).then().body("critical", equalTo(false));
        manager.get(list).then().body("items[0].critical", nullValue());
        manager.patch(aside, "{\"dueDate\": \"2027-07-01\"}").then().statusCode(200);
        manager.get(list + "&critical=true").then().body("items.title", contains("aside"));
        manager.get(list + "&critical=false").then().body("items.title", contains("first", "last"));
        manager.get(first).then().body("critical", equalTo(false));
    }

    @Test
    void theTimelineShowsMilestonesOfThePeriodByContractWithWhatDependsOnWhat() {
        String first = milestone("first", LocalDate.parse("2031-03-01"));
        String last = milestone("last", LocalDate.parse("2031-06-01"));
        milestone("outside", LocalDate.parse("2032-01-01"));
        depend(first, last, 0);
        manager.activate(contract);
        String others = manager.contract(Map.of());
        manager.milestone(others, Map.of("title", "elsewhere", "dueDate", "2031-04-01"));
        String timeline = "/timeline?from=2031-01-01&to=2031-12-31";
        manager.get(timeline + "&contractId=" + id(contract))
                .then()
                .statusCode(200)
                .body("contracts", hasSize(1))
                .body("contracts[0].milestones.title", contains("first", "last"))
                .body("contracts[0].milestones[0].baselineDueDate", equalTo("2031-03-01"))
                .body("contracts[0].dependencies.successorId", contains(id(last)));
        manager.get(timeline).then().body("contracts.contractId", hasItem(id(others)));
        Api.asCounterparty("aurora", reference, "viewer")
                .get(timeline)
                .then()
                .statusCode(200)
                .body("contracts.contractId", contains(id(contract)))
                .body("contracts.contractId", not(hasItem(id(others))));
        String cursor = manager.get(timeline + "&limit=1&contractId=" + id(contract))
                .then()
                .body("contracts[0].milestones.title", contains("first"))
                .body("contracts[0].dependencies", empty())
                .extract()
                .path("nextCursor");
        manager.get(timeline + "&limit=1&contractId=" + id(contract) + "&cursor=" + cursor)
                .then()
                .body("contracts[0].milestones.title", contains("last"))
                .body("nextCursor", nullValue());
        manager.get("/timeline").then().statusCode(400);
        manager.get("/timeline?from=2031-01-01&to=2030-01-01").then().statusCode(400);
        manager.get("/timeline?from=2031-01-01&to=2050-01-01").then().statusCode(400);
    }

    @Test
    void theWorkloadIsCountedByOwnerAndTeamAndWeek() {
        Api own = Api.as("workload", "manager");
        String me = own.get("/people/me").then().extract().path("id");
        String mine = own.contract(Map.of());
        Map<String, Object> owned = Map.of("ownerId", me, "team", "site");
        own.milestone(mine, plus(owned, "2031-03-05"));
        own.milestone(mine, plus(owned, "2031-03-09"));
        own.milestone(mine, plus(owned, "2031-03-10"));
        own.milestone(mine, plus(owned, "2026-01-05"));
        own.milestone(mine, plus(Map.of(), "2031-03-05"));
        String met = own.milestone(mine, plus(owned, "2031-03-05"));
        own.get("/workload?from=2031-03-01&to=2031-03-31")
                .then()
                .statusCode(200)
                .body("workload", empty());
        own.activate(mine);
        own.act(met, "cancel", Map.of("reason", "Not needed")).then().statusCode(200);
        own.get("/workload?from=2031-03-01&to=2031-03-31")
                .then()
                .statusCode(200)
                .body("workload.ownerId", contains(me, null))
                .body("workload[0].due", equalTo(3))
                .body("workload[0].overdue", equalTo(1))
                .body("workload[0].weeks.week", contains("2031-03-03", "2031-03-10"))
                .body("workload[0].weeks.due", contains(2, 1))
                .body("workload[1].due", equalTo(1));
        own.get("/workload?from=2031-03-06&to=2031-03-31&by=TEAM")
                .then()
                .statusCode(200)
                .body("workload.team", contains("site"))
                .body("workload[0].due", equalTo(2))
                .body("workload[0].overdue", equalTo(1));
        own.get("/workload?from=2031-03-06&to=2031-03-31&by=CITY").then().statusCode(400);
        own.get("/workload?to=2031-03-31").then().statusCode(400);
        own.get("/workload?from=2031-03-06&to=2041-03-31").then().statusCode(400);
    }

    /** Two business days lie between first and last; with holidays in between the dates leave no room any more. */
    @Test
    void anotherVersionOfTheCalendarMakesOtherThingsCritical() {
        String calendar = "/calendars/"
                + manager.post("/calendars", Map.of("name", "pf-" + UUID.randomUUID(), "jurisdiction", "DE"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        manager.patch(contract, "{\"calendar\": \"" + id(calendar) + "\"}")
                .then()
                .statusCode(200);
        String first = milestone("first", LocalDate.parse("2031-03-03")); // a Monday
        String last = milestone("last", LocalDate.parse("2031-03-07"));
        manager.post(
                        contract + "/dependencies",
                        Map.of(
                                "predecessorId",
                                id(first),
                                "successorId",
                                id(last),
                                "lag",
                                2,
                                "lagUnit",
                                "BUSINESS_DAYS"))
                .then()
                .statusCode(201);
        String holidays =
                "{\"holidays\": [{\"date\": \"2031-03-05\", \"name\": \"a\"}, {\"date\": \"2031-03-06\", \"name\": \"b\"}]}";
        for (boolean kept : List.of(false, true)) {
            if (kept) { // by a list, and not only for whoever reads one of them
                manager.get(list + "&critical=true").then().body("items.title", contains("last"));
            }
            manager.get(first).then().body("critical", equalTo(false));
            manager.patch(calendar, holidays).then().statusCode(200);
            manager.get(first).then().body("critical", equalTo(true));
            manager.get(list + "&critical=true").then().body("items.title", contains("first", "last"));
            manager.patch(calendar, "{\"holidays\": []}").then().statusCode(200);
        }
        manager.get(first).then().body("critical", equalTo(false));
    }

    private static Map<String, Object> plus(Map<String, Object> more, String due) {
        Map<String, Object> all = new java.util.HashMap<>(more);
        all.put("dueDate", due);
        return all;
    }

    private String milestone(String title, LocalDate due) {
        return manager.milestone(contract, Map.of("title", title, "dueDate", due.toString()));
    }

    private void depend(String predecessor, String successor, int lag) {
        manager.post(
                        contract + "/dependencies",
                        Map.of("predecessorId", id(predecessor), "successorId", id(successor), "lag", lag))
                .then()
                .statusCode(201);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
