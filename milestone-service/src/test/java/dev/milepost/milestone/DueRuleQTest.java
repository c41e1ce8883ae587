package dev.milepost.milestone;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class DueRuleQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");

    @Test
    void aRecordedEventGivesTheDatesThatWaitForItAndACorrectionMovesThem() {
        String contract = manager.contract(Map.of("calendar", "DE"));
        String notice = milestone(contract, "Notice", event("site handed over", "P28D", "FOLLOWING"));
        String report = milestone(contract, "Report", milestoneDue(notice, "P7D"));
        is(notice)
                .body("dueDate", nullValue())
                .body("waitingFor.anchor.event", equalTo("site handed over"))
                .body("waitingFor.description", containsString("nobody has recorded"));
        is(report).body("waitingFor.description", containsString("'Notice'"));
        manager.activate(contract);

        record(contract, "site handed over", "2026-01-05").statusCode(201).body("by", notNullValue());

        is(notice)
                .body("dueDate", equalTo("2026-02-02"))
                .body("baselineDueDate", equalTo("2026-02-02"))
                .body("waitingFor", nullValue());
        is(report).body("dueDate", equalTo("2026-02-09"));
        manager.get(notice + "/history")
                .then()
                .body("action", hasItem("RESCHEDULE"))
                .body("reason", hasItem("the event 'site handed over' was recorded for 2026-01-05"));
        manager.get(notice + "/due-date")
                .then()
                .statusCode(200)
                .body("dueRule.anchor.event", equalTo("site handed over"))
                .body("calendar.id", equalTo("DE"))
                .body("trace[0].text", containsString("the event 'site handed over', as recorded"))
                .body("trace.kind", hasItem("RESULT"));

        record(contract, "site handed over", "2026-01-04").statusCode(201); // 28 days later is a Sunday

        is(notice).body("dueDate", equalTo("2026-02-02")).body("baselineDueDate", equalTo("2026-02-02"));
        record(contract, "site handed over", "2026-01-06").statusCode(201);
        is(notice).body("dueDate", equalTo("2026-02-03")).body("baselineDueDate", equalTo("2026-02-02"));
        is(report).body("dueDate", equalTo("2026-02-10"));
        manager.get(contract + "/events")
                .then()
                .statusCode(200)
                .body("items.date", contains("2026-01-06", "2026-01-04", "2026-01-05"));
    }

    @Test
    void datesFollowTheContractItsMilestonesAndTheDayTheyWereMet() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01"));
        String start = milestone(contract, "Start", anchor("START", "P14D"));
        String after = milestone(contract, "After it was met", milestone("MILESTONE_MET", start, "P10D"));
        String end = milestone(contract, "Before the end", rule(Map.of("kind", "END"), "P1M", "BEFORE"));
        is(start).body("dueDate", equalTo("2026-01-15"));
        is(end).body("dueDate", equalTo("2028-11-30"));

        manager.patch(contract, "{\"startsOn\": \"2026-02-01\", \"endsOn\": \"2028-03-31\"}")
                .then()
                .statusCode(200);

        is(start).body("dueDate", equalTo("2026-02-15"));
        is(end).body("dueDate", equalTo("2028-02-29"));
        is(after).body("dueDate", nullValue()).body("waitingFor.anchor.kind", equalTo("MILESTONE_MET"));
        manager.activate(contract);
        manager.act(start, "start", Map.of()).then().statusCode(200);
        manager.act(start, "submit", Map.of("metOn", "2026-02-10")).then().statusCode(200);
        is(after).body("dueDate", nullValue()); // claimed is not met
        approver.act(start, "approve", Map.of()).then().statusCode(200);
        is(after).body("dueDate", equalTo("2026-02-20")).body("baselineDueDate", equalTo("2026-02-20"));

        manager.amend(contract, Map.of("startsOn", "2026-03-01"));
        is(start).body("dueDate", equalTo("2026-02-15")); // it has ended
        manager.act(start, "reopen", Map.of("reason", "A defect"))
                .then()
                .statusCode(200)
                .body("dueDate", equalTo("2026-03-15"))
                .header("ETag", manager.etag(start));
        is(after).body("dueDate", nullValue()).body("waitingFor", notNullValue());
    }

    @Test
    void aDateOfAnActiveContractMovesByARescheduleWhichEndsItsRuleOrGivesAnother() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01"));
        String one = milestone(contract, "One", anchor("START", "P14D"));
        String other = milestone(contract, "Other", milestoneDue(one, "P7D"));
        manager.activate(contract);
        manager.patch(one, "{\"dueRule\": {\"offset\": \"P20D\"}}")
                .then()
                .statusCode(409)
                .body("detail", containsString("reschedule"));
        manager.patch(one, "{\"title\": \"One and only\"}").then().statusCode(200);

        manager.act(one, "reschedule", Map.of("dueDate", "2026-01-20", "reason", "Frost"))
                .then()
                .statusCode(409)
                .body("moves.title", contains("Other"))
                .body("moves[0].after", equalTo("2026-01-27"));
        commit(contract, one, "2026-01-20");

        is(one).body("dueRule", nullValue());
        is(other).body("dueDate", equalTo("2026-01-27")).body("baselineDueDate", equalTo("2026-01-22"));
        manager.amend(contract, Map.of("startsOn", "2026-02-01"));
        is(one).body("dueDate", equalTo("2026-01-20"));
        manager.get(one + "/due-date").then().body("trace", empty()).body("dueDate", equalTo("2026-01-20"));
        manager.act(other, "reschedule", Map.of("dueRule", anchor("START", "P3D"), "reason", "Agreed anew"))
                .then()
                .statusCode(200)
                .body("dueDate", equalTo("2026-02-04"));
        manager.act(one, "reschedule", Map.of("dueDate", "2026-01-21", "reason", "Nothing follows it any more"))
                .then()
                .statusCode(200);
        manager.act(one, "reschedule", Map.of("reason", "x"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("dueDate"));
    }

    @Test
    void aPreviewShowsWhatRulesAndDependenciesMoveInTurn() {
        String contract = manager.contract(Map.of("calendar", "DE"));
        String one = manager.milestone(contract, Map.of("title", "One", "dueDate", "2027-06-30"));
        String ruled = milestone(contract, "Ruled", milestoneDue(one, "P7D"));
        String pushed = manager.milestone(contract, Map.of("title", "Pushed", "dueDate", "2027-07-08"));
        String last = milestone(contract, "Last", milestoneDue(pushed, "P1M"));
        manager.post(
                        contract + "/dependencies",
                        Map.of(
                                "predecessorId",
                                id(ruled),
                                "successorId",
                                id(pushed),
                                "lag",
                                1,
                                "lagUnit",
                                "BUSINESS_DAYS"))
                .then()
                .statusCode(201);
        manager.post(contract + "/dependencies", Map.of("predecessorId", id(one), "successorId", id(last), "lag", 60))
                .then()
                .statusCode(201);
        manager.activate(contract);

        preview(contract, one, "2027-09-25")
                .body("moved.title", containsInAnyOrder("One", "Ruled", "Pushed", "Last"))
                .body("moved.find { it.title == 'Ruled' }.after", equalTo("2027-10-02"))
                .body("moved.find { it.title == 'Ruled' }.follows", equalTo(id(one)))
                .body("moved.find { it.title == 'Ruled' }.because", empty())
                .body("moved.find { it.title == 'Pushed' }.after", equalTo("2027-10-04"))
                .body("moved.find { it.title == 'Pushed' }.because[0].predecessorId", equalTo(id(ruled)))
                .body("moved.find { it.title == 'Last' }.after", equalTo("2027-11-04"))
                .body(
                        "conflicts.title",
                        contains("Last")) // 60 days after One would be the 24th: a rule does not give way
                .body("conflicts[0].needed", equalTo("2027-11-24"));
        commit(contract, one, "2027-09-25");

        is(ruled).body("dueDate", equalTo("2027-10-02")).body("dueRule", notNullValue());
        is(pushed).body("dueDate", equalTo("2027-10-04"));
        is(last).body("dueDate", equalTo("2027-11-04")).body("dueRule", notNullValue());
        manager.get(last + "/history").then().body("reason", hasItem("Ground frost"));
    }

    @Test
    void lagsInBusinessDaysKeepTheContractsHolidays() {
        String contract = manager.contract(Map.of("calendar", "DE"));
        String one = manager.milestone(contract, Map.of("title", "One", "dueDate", "2027-12-01"));
        String other = manager.milestone(contract, Map.of("title", "Other", "dueDate", "2027-12-02"));
        manager.post(
                        contract + "/dependencies",
                        Map.of(
                                "predecessorId",
                                id(one),
                                "successorId",
                                id(other),
                                "lag",
                                1,
                                "lagUnit",
                                "BUSINESS_DAYS"))
                .then()
                .statusCode(201);
        // Friday 31 December, then New Year's Day and a Sunday
        preview(contract, one, "2027-12-31").body("moved[1].after", equalTo("2028-01-03"));
        preview(contract, one, "2028-04-13").body("moved[1].after", equalTo("2028-04-18")); // over Easter
    }

    @Test
    void whoeverCountsFromADateThatWaitsAgainWaitsToo() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01"));
        String one = milestone(contract, "One", anchor("START", "P14D"));
        String other = milestone(contract, "Other", milestoneDue(one, "P7D"));
        manager.activate(contract);
        manager.act(one, "reschedule", Map.of("dueRule", event("site handed over", "P14D", "NONE"), "reason", "Agreed"))
                .then()
                .statusCode(200)
                .body("dueDate", nullValue());
        is(other).body("dueDate", nullValue()).body("waitingFor.description", containsString("'One'"));
    }

    @Test
    void aStartThatComesWithARuleStaysWhereItWasPut() {
        String contract = manager.contract(Map.of("startsOn", "2027-01-01"));
        String one = manager.milestone(contract, Map.of("dueDate", "2027-03-01", "plannedStart", "2027-02-01"));
        manager.patch(one, """
                {"dueDate": null, "plannedStart": "2027-03-20",
                 "dueRule": {"kind": "RELATIVE", "anchor": {"kind": "START"}, "offset": "P89D"}}""")
                .then()
                .statusCode(200)
                .body("dueDate", equalTo("2027-03-31"))
                .body("plannedStart", equalTo("2027-03-20"));
    }

    @Test
    void whatRulesCountFromIsNotTakenOutOfASchedule() {
        String contract = manager.contract(Map.of());
        String one = manager.milestone(contract, Map.of("title", "One"));
        milestone(contract, "Other", milestoneDue(one, "P7D"));
        manager.activate(contract);
        manager.post(contract + "/schedule/preview", Map.of("changes", Map.of("removedMilestones", List.of(id(one)))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("removedMilestones[0]"))
                .body("violations[0].message", containsString("'Other'"));
        Map<String, ?> added = Map.of("title", "New", "type", "REPORT", "dueRule", milestoneDue(one, "P2D"));
        var changes = Map.of("addedMilestones", List.of(Map.of("key", "new", "milestone", added)));
        String token = manager.post(contract + "/schedule/preview", Map.of("changes", changes))
                .then()
                .statusCode(200)
                .body("moved[0].after", equalTo("2027-07-02"))
                .extract()
                .path("token");
        manager.post(contract + "/schedule/commit", Map.of("token", token, "changes", changes, "reason", "Agreed"))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse preview(String contract, String milestone, String day) {
        return manager.post(contract + "/schedule/preview", Map.of("changes", moved(milestone, day)))
                .then()
                .statusCode(200);
    }

    private void commit(String contract, String milestone, String day) {
        String token = preview(contract, milestone, day).extract().path("token");
        manager.post(
                        contract + "/schedule/commit",
                        Map.of("token", token, "changes", moved(milestone, day), "reason", "Ground frost"))
                .then()
                .statusCode(200);
    }

    private static Map<String, ?> moved(String milestone, String day) {
        return Map.of("milestones", List.of(Map.of("milestoneId", id(milestone), "dueDate", day)));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void circlesAreRefusedAndNamed() {
        String contract = manager.contract(Map.of());
        String one = manager.milestone(contract, Map.of("title", "One"));
        String other = milestone(contract, "Other", milestoneDue(one, "P7D"));

        patchRule(one, milestoneDue(other, "P1D"))
                .statusCode(400)
                .body("violations[0].field", equalTo("dueRule.anchor"))
                .body(
                        "violations[0].message",
                        allOf(containsString("circle"), containsString("'One'"), containsString("'Other'")));
        patchRule(one, milestoneDue(one, "P1D"))
                .statusCode(400)
                .body("violations[0].message", containsString("'One' follows 'One'"));
        is(one).body("dueDate", equalTo("2027-06-30")).body("dueRule", nullValue());
    }

    @Test
    void wrongRulesAreRefused() {
        String contract = manager.contract(Map.of());
        String elsewhere = manager.milestone(manager.contract(Map.of()), Map.of());
        refused(contract, milestoneDue(elsewhere, "P1D"), "dueRule.anchor.milestoneId");
        refused(contract, anchor("START", "1 month"), "dueRule.offset");
        refused(
                contract,
                Map.of("kind", "RECURRING", "start", Map.of("kind", "START"), "rrule", "FREQ=MONTHLY"),
                "dueRule.kind");
        manager.post(
                        contract + "/milestones",
                        Map.of(
                                "title",
                                "Both",
                                "type",
                                "REPORT",
                                "dueDate",
                                "2026-01-02",
                                "dueRule",
                                anchor("START", "P2D")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("dueDate"))
                .body("violations[0].message", containsString("2026-01-03"));
        manager.post(
                        contract + "/milestones",
                        Map.of(
                                "title",
                                "Both",
                                "type",
                                "REPORT",
                                "dueDate",
                                "2026-01-03",
                                "dueRule",
                                anchor("START", "P2D")))
                .then()
                .statusCode(201);
    }

    @Test
    void aRuleIsChangedToAnotherKindAndTakenAwayByAPatch() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01", "calendar", "DE"));
        String one = milestone(contract, "One", anchor("START", "P14D"));
        patchRule(one, Map.of("kind", "FIXED", "date", "2026-05-01", "roll", "FOLLOWING"))
                .statusCode(200)
                .body("dueDate", equalTo("2026-05-04"))
                .body("dueRule.anchor", nullValue());
        manager.patch(one, "{\"dueRule\": null, \"dueDate\": \"2026-05-02\"}")
                .then()
                .statusCode(200)
                .body("dueDate", equalTo("2026-05-02"))
                .body("dueRule", nullValue());
    }

    @Test
    void aMilestoneThatOthersAreCountedFromIsNotDeleted() {
        String contract = manager.contract(Map.of());
        String one = manager.milestone(contract, Map.of());
        milestone(contract, "Follower", milestoneDue(one, "P1D"));
        manager.request()
                .header("If-Match", manager.etag(one))
                .delete(one)
                .then()
                .statusCode(409)
                .body("detail", containsString("Follower"));
    }

    @Test
    void aNewVersionOfTheCalendarCountsWhenDatesAreComputedAnew() {
        String calendar = manager.post("/calendars", Map.of("name", "Cal " + UUID.randomUUID()))
                .then()
                .extract()
                .path("id");
        String contract = manager.contract(Map.of("startsOn", "2026-01-05", "calendar", calendar));
        String one = milestone(
                contract,
                "One",
                Map.of(
                        "kind",
                        "RELATIVE",
                        "anchor",
                        Map.of("kind", "START"),
                        "offset",
                        "P2D",
                        "unit",
                        "BUSINESS_DAYS"));
        is(one).body("dueDate", equalTo("2026-01-07"));
        manager.patch("/calendars/" + calendar, "{\"holidays\": [{\"date\": \"2026-01-06\", \"name\": \"Epiphany\"}]}")
                .then()
                .statusCode(200);
        is(one).body("dueDate", equalTo("2026-01-07"));
        manager.get(one + "/due-date").then().body("calendar.version", equalTo("1"));

        manager.act(contract, "recompute-dates", Map.of())
                .then()
                .statusCode(200)
                .body("changed", hasSize(1));

        is(one).body("dueDate", equalTo("2026-01-08"));
        manager.get(one + "/due-date")
                .then()
                .body("calendar.version", equalTo("2"))
                .body("trace.text", hasItem("2026-01-06 does not count: Epiphany"));
        manager.act(contract, "recompute-dates", Map.of()).then().body("changed", empty());
    }

    @Test
    void eventsAreNotRecordedAheadOfTimeNorByOthers() {
        String contract = manager.contract(Map.of());
        record(contract, "x", "2999-01-01").statusCode(400).body("violations[0].field", equalTo("date"));
        record(contract, " ", "2026-01-01").statusCode(400);
        Api.as("aurora", "viewer")
                .post(contract + "/events", Map.of("name", "x", "date", "2026-01-01"))
                .then()
                .statusCode(403);
        Api stranger = Api.as("borealis", "manager");
        stranger.post(contract + "/events", Map.of("name", "x", "date", "2026-01-01"))
                .then()
                .statusCode(404);
        stranger.get(contract + "/events").then().statusCode(404);
        String one = manager.milestone(contract, Map.of());
        stranger.get(one + "/due-date").then().statusCode(404);
        stranger.request()
                .header("If-Match", "\"1\"")
                .post(contract + "/recompute-dates")
                .then()
                .statusCode(404);
        manager.request().post(contract + "/recompute-dates").then().statusCode(428);
    }

    private ValidatableResponse is(String milestone) {
        return manager.get(milestone).then().statusCode(200);
    }

    private ValidatableResponse record(String contract, String name, String date) {
        return manager.post(contract + "/events", Map.of("name", name, "date", date))
                .then();
    }

    private void refused(String contract, Map<String, ?> rule, String field) {
        manager.post(contract + "/milestones", Map.of("title", "Wrong", "type", "REPORT", "dueRule", rule))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    private ValidatableResponse patchRule(String milestone, Map<String, ?> rule) {
        var body = new java.util.HashMap<String, Object>();
        body.put("dueDate", null);
        body.put("dueRule", rule);
        return manager.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", manager.etag(milestone))
                .body(body)
                .patch(milestone)
                .then();
    }

    private String milestone(String contract, String title, Map<String, ?> rule) {
        String id = manager.post(contract + "/milestones", Map.of("title", title, "type", "REPORT", "dueRule", rule))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/milestones/" + id;
    }

    private static Map<String, ?> event(String name, String offset, String roll) {
        return Map.of(
                "kind", "RELATIVE", "anchor", Map.of("kind", "EVENT", "event", name), "offset", offset, "roll", roll);
    }

    private static Map<String, ?> anchor(String kind, String offset) {
        return rule(Map.of("kind", kind), offset, "AFTER");
    }

    private static Map<String, ?> milestoneDue(String milestone, String offset) {
        return milestone("MILESTONE_DUE", milestone, offset);
    }

    private static Map<String, ?> milestone(String kind, String milestone, String offset) {
        String id = milestone.substring(milestone.lastIndexOf('/') + 1);
        return rule(Map.of("kind", kind, "milestoneId", id), offset, "AFTER");
    }

    private static Map<String, ?> rule(Map<String, ?> anchor, String offset, String direction) {
        return Map.of("kind", "RELATIVE", "anchor", anchor, "offset", offset, "direction", direction);
    }
}
