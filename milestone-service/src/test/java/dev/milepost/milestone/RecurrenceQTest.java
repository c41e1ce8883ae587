package dev.milepost.milestone;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class RecurrenceQTest {
    private static final Map<String, ?> REPORT =
            Map.of("title", "Monthly report", "type", "REPORT", "tags", List.of("reports"));

    private final Api manager = Api.as("aurora", "manager");

    @Test
    void eachDayGetsOneMilestoneHoweverOftenItIsAsked() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01", "calendar", "DE"));
        manager.activate(contract);
        String recurrence = "/recurrences/"
                + create(contract, monthEnds("PRECEDING"), "2026-03-31", REPORT)
                        .statusCode(201)
                        .body("milestones", hasSize(3))
                        .extract()
                        .path("id");
        String first = manager.get(recurrence).then().extract().path("milestones[0]");
        manager.get("/milestones/" + first)
                .then()
                .body("title", equalTo("Monthly report 2026-01-31"))
                .body("dueDate", equalTo("2026-01-30"))
                .body("baselineDueDate", equalTo("2026-01-30"))
                .body("occurrence.day", equalTo("2026-01-31"))
                .body("tags", equalTo(List.of("reports")));

        extend(recurrence, "2026-05-31")
                .statusCode(200)
                .body("milestones", hasSize(5))
                .body("version", equalTo(2));
        extend(recurrence, "2026-05-31")
                .statusCode(200)
                .body("milestones", hasSize(5))
                .body("version", equalTo(2));

        extend(recurrence, "2026-04-30").statusCode(400).body("violations[0].field", equalTo("until"));
        manager.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("until", "2026-06-30"))
                .post(recurrence + "/extend")
                .then()
                .statusCode(412);
        manager.get(contract + "/recurrences")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].rule.rrule", equalTo("FREQ=MONTHLY;BYMONTHDAY=-1"))
                .body("items[0].title", equalTo("Monthly report"))
                .body("items[0].milestones", hasItem(first));
    }

    @Test
    void percentagesOfAllOfThemTogetherStayWithinAHundred() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01"));
        Map<String, ?> paid =
                Map.of("title", "Instalment", "type", "PAYMENT", "paymentTerm", Map.of("percent", "30", "netDays", 0));
        create(contract, monthEnds("NONE"), "2026-04-30", paid)
                .statusCode(400)
                .body("violations[0].message", containsString("120 %"));
        create(contract, monthEnds("NONE"), "2026-03-31", paid).statusCode(201);
    }

    @Test
    void whatCannotRecurIsRefused() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01"));
        create(contract, Map.of("kind", "FIXED", "date", "2026-01-01"), "2026-12-31", REPORT)
                .statusCode(400)
                .body("violations[0].field", equalTo("rule.kind"));
        create(
                        contract,
                        rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Map.of("kind", "START"), "NONE"),
                        "2026-12-31",
                        REPORT)
                .statusCode(400)
                .body("violations[0].field", equalTo("rule"));
        create(contract, rule("FREQ=DAILY", Map.of("kind", "SIGNATURE"), "NONE"), "2026-12-31", REPORT)
                .statusCode(400)
                .body("violations[0].field", equalTo("rule.start"))
                .body("violations[0].message", containsString("signed"));
        create(contract, monthEnds("NONE"), "2025-12-31", REPORT)
                .statusCode(400)
                .body("violations[0].field", equalTo("until"));
        create(
                        contract,
                        monthEnds("NONE"),
                        "2026-12-31",
                        Map.of(
                                "title", "x",
                                "type", "REPORT",
                                "dueDate", "2026-01-01",
                                "externalIds", List.of(Map.of("source", "s", "id", "1"))))
                .statusCode(400)
                .body("violations.field", hasItems("milestone.dueDate", "milestone.externalIds"));
        create(contract, monthEnds("NONE"), "2026-12-31", Map.of("type", "REPORT"))
                .statusCode(400)
                .body("violations.field", hasItem("milestone.title"));
        manager.get(contract + "/recurrences").then().body("items", hasSize(0));
    }

    @Test
    void othersKeepOut() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01"));
        String recurrence = "/recurrences/"
                + create(contract, monthEnds("NONE"), "2026-01-31", REPORT)
                        .statusCode(201)
                        .extract()
                        .path("id");
        Api stranger = Api.as("borealis", "manager");
        stranger.get(recurrence).then().statusCode(404);
        stranger.get(contract + "/recurrences").then().statusCode(404);
        stranger.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("until", "2026-06-30"))
                .post(recurrence + "/extend")
                .then()
                .statusCode(404);
        manager.party("rec-guest");
        Api guest = Api.asCounterparty("aurora", "rec-guest", "manager");
        guest.get(recurrence).then().statusCode(404).body("detail", containsString("recurrence"));
        guest.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("until", "2026-06-30"))
                .post(recurrence + "/extend")
                .then()
                .statusCode(404);
        Api.as("aurora", "viewer")
                .post(contract + "/recurrences", Map.of())
                .then()
                .statusCode(403);
        manager.get("/recurrences/" + UUID.randomUUID()).then().statusCode(404);
    }

    private static Map<String, ?> monthEnds(String roll) {
        return rule("FREQ=MONTHLY;BYMONTHDAY=-1", Map.of("kind", "START"), roll);
    }

    private static Map<String, ?> rule(String rrule, Map<String, ?> start, String roll) {
        return Map.of("kind", "RECURRING", "start", start, "rrule", rrule, "roll", roll);
    }

    private ValidatableResponse create(String contract, Map<String, ?> rule, String until, Map<String, ?> milestone) {
        return manager.post(contract + "/recurrences", Map.of("rule", rule, "until", until, "milestone", milestone))
                .then();
    }

    private ValidatableResponse extend(String recurrence, String until) {
        return manager.act(recurrence, "extend", Map.of("until", until)).then();
    }
}
