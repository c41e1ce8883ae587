package dev.milepost.milestone;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ServiceTest
class CalendarQTest {
    private static final Map<String, String> CHRISTMAS_EVE = Map.of("date", "2027-12-24", "name", "Company closed");

    private final Api manager = Api.as("aurora", "manager");

    @Test
    void eachChangeMakesAVersionAndOldOnesStayReadable() {
        String calendar = calendar(Map.of("jurisdiction", "DE-BY", "holidays", List.of(CHRISTMAS_EVE)));
        String id = calendar.substring(calendar.lastIndexOf('/') + 1);
        nextBusinessDay("2027-12-23", id)
                .then()
                .body("date", equalTo("2027-12-27"))
                .body("calendar.version", equalTo("1 with jollyday-2.19.0"))
                .body("trace.reason", hasItems("OWN_HOLIDAY", "WEEKEND"))
                .body("trace.text", hasItem("2027-12-24 does not count: Company closed"));

        manager.patch(calendar, "{\"holidays\": [], \"workingDays\": [\"MONDAY\", \"FRIDAY\"]}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("workingDays", equalTo(List.of("MONDAY", "FRIDAY")))
                .body("jurisdiction", equalTo("DE-BY"));

        nextBusinessDay("2027-12-23", id).then().body("date", equalTo("2027-12-24"));
        manager.get(calendar).then().body("version", equalTo(2));
        manager.get(calendar + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items[1].holidays[0].name", equalTo("Company closed"));
        manager.get(calendar + "/versions/1")
                .then()
                .statusCode(200)
                .body("workingDays", hasSize(5))
                .body("changedBy", notNullValue());
        manager.get(calendar + "/versions/3").then().statusCode(404);
        manager.patch(calendar, "{\"holidays\": []}").then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void aCalendarIsListedPatchedWithItsETagAndNamedOnce() {
        String name = "Calendar " + UUID.randomUUID();
        String calendar = calendar(Map.of("name", name));
        manager.get("/calendars?limit=200").then().body("items.name", hasItem(name));
        manager.patch(calendar, null, "{}").then().statusCode(428);
        manager.patch(calendar, "\"7\"", "{}").then().statusCode(412);
        manager.post("/calendars", Map.of("name", name)).then().statusCode(409).body("detail", containsString(name));
    }

    @Test
    void whatIsWrongWithACalendarIsSaidByField() {
        manager.post(
                        "/calendars",
                        Map.of(
                                "name",
                                "Wrong",
                                "jurisdiction",
                                "XX",
                                "workingDays",
                                List.of("MONDAY", "MONDAY"),
                                "holidays",
                                List.of(CHRISTMAS_EVE, CHRISTMAS_EVE, Map.of("date", "2027-01-01"))))
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("jurisdiction", "workingDays", "holidays[1].date", "holidays[2]"));
        manager.post("/calendars", Map.of("name", "Iran", "jurisdiction", "IR"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("workingDays"));
        manager.post("/calendars", Map.of("name", "x", "workingDays", List.of("FUNDAY")))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("MONDAY"));
    }

    @Test
    void othersKeepOut() {
        String calendar = calendar(Map.of());
        String id = calendar.substring(calendar.lastIndexOf('/') + 1);
        Api.as("aurora", "viewer")
                .post("/calendars", Map.of("name", "x"))
                .then()
                .statusCode(403);
        manager.party("cal-guest");
        Api.asCounterparty("aurora", "cal-guest", "manager")
                .post("/calendars", Map.of("name", "x"))
                .then()
                .statusCode(403);
        Api stranger = Api.as("borealis", "manager");
        stranger.get(calendar).then().statusCode(404);
        stranger.get(calendar + "/versions").then().statusCode(404);
        stranger.get(calendar + "/versions/1").then().statusCode(404);
        stranger.patch(calendar, "\"1\"", "{\"name\": \"mine\"}").then().statusCode(404);
        stranger.post("/contracts", Map.of("reference", "CAL-1", "title", "x", "calendar", id))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("calendar"));
    }

    @Test
    void aContractTellsItsTermsAndTheLastDaysToGiveNotice() {
        String contract = manager.contract(Map.of(
                "startsOn",
                "2026-01-01",
                "endsOn",
                "2027-01-31",
                "calendar",
                "DE",
                "renewal",
                Map.of("mode", "EVERGREEN", "period", "P1M"),
                "notice",
                Map.of("period", "P1M", "roll", "PRECEDING", "delivery", "P2D", "deliveryUnit", "BUSINESS_DAYS")));
        manager.get(contract)
                .then()
                .body("calendar", equalTo("DE"))
                .body("renewal.mode", equalTo("EVERGREEN"))
                .body("notice.unit", equalTo("CALENDAR"));
        manager.get(contract + "/notice-dates?terms=24")
                .then()
                .statusCode(200)
                .body("terms", hasSize(24))
                .body("waitingFor", nullValue())
                .body("calendar.id", equalTo("DE"))
                .body("terms[0].endsOn", equalTo("2027-01-31"))
                .body("terms[0].noticeBy", equalTo("2026-12-31"))
                .body("terms[0].sendBy", equalTo("2026-12-29"))
                .body("terms[0].trace.kind", hasItem("FIT"))
                .body("terms[1].endsOn", equalTo("2027-02-28"))
                .body("terms[1].noticeBy", equalTo("2027-01-29"))
                .body("terms[2].startsOn", equalTo("2027-03-01"))
                .body("terms[2].endsOn", equalTo("2027-03-31"))
                .body("terms[2].renews", equalTo(true));
        manager.patch(contract, "{\"endsOn\": \"2027-06-30\", \"renewal\": null}")
                .then()
                .statusCode(200);
        manager.get(contract + "/notice-dates")
                .then()
                .body("terms", hasSize(1))
                .body("terms[0].renews", equalTo(false))
                .body("terms[0].noticeBy", equalTo("2027-05-31"));
    }

    @Test
    void eventsOfAContractTellTheLastDaysToGiveNotice() {
        String id = calendar(Map.of("name", "Notice " + UUID.randomUUID()));
        String calendar = id.substring(id.lastIndexOf('/') + 1);
        Map<String, Object> byPost =
                Map.of("period", "P10D", "unit", "BUSINESS_DAYS", "delivery", "P2D", "deliveryUnit", "BUSINESS_DAYS");
        String contract = manager.contract(
                Map.of("startsOn", "2026-01-01", "endsOn", "2027-05-31", "calendar", calendar, "notice", byPost));
        told(contract, "2027-05-17", "2027-05-13");

        manager.patch(id, "{\"holidays\": [{\"date\": \"2027-05-28\", \"name\": \"Company closed\"}]}")
                .then()
                .statusCode(200);
        manager.act(contract, "recompute-dates", Map.of()).then().body("changed", hasSize(0));
        told(contract, "2027-05-16", "2027-05-13");

        String plain =
                "{\"notice\": {\"period\": \"P1M\", \"unit\": \"CALENDAR\", \"delivery\": null, \"deliveryUnit\": null}}";
        manager.patch(contract, plain).then().statusCode(200);
        told(contract, "2027-04-30", null);
        manager.patch(contract, "{\"notice\": null}").then().statusCode(200);
        told(contract, null, null);
    }

    /** By the newest event of a contract. */
    private void told(String contract, @Nullable String noticeBy, @Nullable String noticeSendBy) {
        manager.get(contract + "/as-of?at=" + Instant.now().plusSeconds(60))
                .then()
                .statusCode(200)
                .body("contract.noticeBy", equalTo(noticeBy))
                .body("contract.noticeSendBy", equalTo(noticeSendBy));
    }

    @Test
    void noticeIsNotGuessed() {
        String open = manager.contract(Map.of());
        manager.patch(open, "{\"endsOn\": null}").then().statusCode(200);
        manager.get(open + "/notice-dates")
                .then()
                .statusCode(200)
                .body("terms", hasSize(0))
                .body("waitingFor.anchor.kind", equalTo("END"))
                .body("calendar.id", equalTo("MON-FRI"));
        String without = manager.contract(Map.of());
        manager.get(without + "/notice-dates").then().body("waitingFor.description", containsString("notice period"));
        String banks = manager.contract(Map.of("notice", Map.of("period", "P5D", "unit", "BANKING_DAYS")));
        manager.get(banks + "/notice-dates")
                .then()
                .statusCode(200)
                .body("terms[0].noticeBy", nullValue())
                .body("waitingFor.description", containsString("banks"));
        manager.get(open + "/notice-dates?terms=25").then().statusCode(400);
        Api.as("borealis", "manager").get(open + "/notice-dates").then().statusCode(404);
    }

    @Test
    void wrongTermsAreRefused() {
        manager.post(
                        "/contracts",
                        Map.of(
                                "reference",
                                "T-1",
                                "title",
                                "x",
                                "calendar",
                                "XX",
                                "renewal",
                                Map.of("mode", "TIMES", "period", "P0D"),
                                "notice",
                                Map.of(
                                        "period",
                                        "3 months",
                                        "roll",
                                        "FOLLOWING",
                                        "delivery",
                                        "P1M",
                                        "deliveryUnit",
                                        "BUSINESS_DAYS")))
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        hasItems(
                                "calendar",
                                "renewal.times",
                                "renewal.period",
                                "notice.period",
                                "notice.roll",
                                "notice.delivery"));
        manager.post("/contracts", Map.of("reference", "T-2", "title", "x", "renewal", Map.of("mode", "EVERGREEN")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("renewal.period"));
    }

    private Response nextBusinessDay(String day, String calendar) {
        return manager.post(
                "/deadlines/calculate",
                Map.of(
                        "calendar",
                        calendar,
                        "rule",
                        Map.of(
                                "kind",
                                "RELATIVE",
                                "anchor",
                                Map.of("kind", "DATE", "date", day),
                                "offset",
                                "P1D",
                                "unit",
                                "BUSINESS_DAYS")));
    }

    private String calendar(Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(Map.of("name", "Calendar " + UUID.randomUUID()));
        body.putAll(more);
        String id = manager.post("/calendars", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/calendars/" + id;
    }
}
