package dev.milepost.milestone;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.milepost.local.testing.SignedTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class WrongInputQTest {
    private final Api manager = Api.as("aurora", "manager");

    @Test
    void withoutATokenNothingIsToldNorDone() {
        refused(new Api("aurora", "").request().auth().none().get("/contracts"), 401, "unauthorized");
        refused(
                new Api("aurora", SignedTokens.expiredToken("aurora", "manager")).get("/contracts"),
                401,
                "unauthorized");
        refused(
                new Api("aurora", SignedTokens.foreignToken("aurora", "manager")).get("/contracts"),
                401,
                "unauthorized");
        String token = SignedTokens.token("aurora", "manager");
        String tampered = token.substring(0, token.length() - 8) + "AAAAAAAA";
        refused(new Api("aurora", tampered).get("/contracts"), 401, "unauthorized");
    }

    @Test
    void daysOfFiltersHaveFourDigitsOfYear() {
        refused(manager.get("/milestones?dueFrom={day}", "+12345-01-01"), 400, "invalid-filter");
        String last = "+999999999-12-31";
        refused(manager.get("/workload?from={from}&to={to}", last, last), 400, "invalid-filter");
    }

    @Test
    void aProblemSaysWhereItHappened() {
        UUID nobody = UUID.randomUUID();
        refused(manager.get("/contracts/" + nobody), 404, "not-found")
                .body("instance", equalTo("/api/v1/contracts/" + nobody));
        refused(manager.get("/contracts/no-id"), 404, "not-found").body("instance", equalTo("/api/v1/contracts/no-id"));
    }

    @Test
    void aTokenWithoutTenantIsRefused() {
        refused(new Api("", SignedTokens.token("", "manager")).get("/contracts"), 403, "no-tenant");
    }

    @Test
    void theWrongRoleIsRefused() {
        Api viewer = Api.as("aurora", "viewer");
        refused(viewer.post("/parties", Map.of("reference", "x", "name", "X")), 403, "forbidden");
        String milestone = activeMilestone(Map.of());
        refused(viewer.act(milestone, "start", Map.of()), 403, "forbidden");
        refused(manager.act(milestone, "approve", Map.of()), 403, "forbidden");
    }

    @Test
    void anUnknownFieldIsNamedAndNotDropped() {
        refused(
                        manager.post(
                                "/contracts",
                                Map.of(
                                        "reference",
                                        "U-1",
                                        "title",
                                        "x",
                                        "valeu",
                                        Map.of("amount", "1", "currency", "EUR"))),
                        400,
                        "unknown-field")
                .body("violations[0].field", equalTo("valeu"))
                .body("violations[0].message", containsString("value"));
        refused(
                        manager.post(
                                "/contracts", Map.of("reference", "U-1", "title", "x", "value", Map.of("amonut", "1"))),
                        400,
                        "unknown-field")
                .body("violations[0].field", equalTo("value.amonut"));
        refused(manager.patch(manager.contract(Map.of()), "{\"titel\": \"x\"}"), 400, "unknown-field");
    }

    @Test
    void aDateOfNoCalendarIsRefused() {
        String contract = manager.contract(Map.of());
        refused(
                        manager.post(
                                contract + "/milestones",
                                Map.of("title", "x", "type", "REPORT", "dueDate", "2027-02-30")),
                        400,
                        "invalid-input")
                .body("violations[0].field", equalTo("dueDate"))
                .body("violations[0].message", containsString("2027-02-30"));
        refused(manager.get("/milestones?dueFrom=2027-13-01"), 400, "invalid-filter")
                .body("violations[0].field", equalTo("dueFrom"));
    }

    @Test
    void aDateOfABodyHasFourDigitsOfYear() {
        String contract = manager.contract(Map.of());
        for (Object day :
                List.of("+12345-01-01", "99999-01-01", "-0001-01-01", "0000-01-01", "", List.of(2027, 1, 2), 20000)) {
            refused(
                            manager.post("/contracts", Map.of("reference", "Y-1", "title", "x", "startsOn", day)),
                            400,
                            "invalid-input")
                    .body("violations[0].field", equalTo("startsOn"));
            refused(
                            manager.post(
                                    contract + "/milestones", Map.of("title", "x", "type", "REPORT", "dueDate", day)),
                            400,
                            "invalid-input")
                    .body("violations[0].field", equalTo("dueDate"));
        }
        refused(manager.patch(contract, "{\"endsOn\": \"+12345-01-01\"}"), 400, "invalid-input")
                .body("violations[0].field", equalTo("endsOn"));
        refused(
                        manager.post(
                                "/calendars",
                                Map.of(
                                        "name",
                                        "Y",
                                        "jurisdiction",
                                        "DE",
                                        "holidays",
                                        List.of(Map.of("date", "12027-01-01", "name", "x")))),
                        400,
                        "invalid-input")
                .body("violations[0].field", equalTo("holidays[0].date"));
    }

    @Test
    void aDueDateBeforeTheContractsStartIsAcceptedWithAWarning() {
        String contract = manager.contract(Map.of("startsOn", "2027-01-01"));
        String milestone = manager.milestone(contract, Map.of("dueDate", "2026-12-31"));
        manager.get(milestone)
                .then()
                .statusCode(200)
                .body("warnings", hasSize(1))
                .body("warnings[0]", containsString("before the contract's start 2027-01-01"));
    }

    @Test
    void percentagesOverAHundredAreRefusedAndSayWhatIsLeft() {
        String contract = manager.contract(Map.of());
        manager.milestone(contract, percent("60"));
        refused(manager.post(contract + "/milestones", milestoneWith(percent("40.01"))), 400, "invalid-input")
                .body("violations[0].field", equalTo("paymentTerm.percent"))
                .body("violations[0].message", containsString("40 % is left"));
        manager.milestone(contract, percent("40"));
        refused(manager.post(contract + "/milestones", milestoneWith(percent("101"))), 400, "invalid-input");
        refused(manager.post(contract + "/milestones", milestoneWith(percent("-1"))), 400, "invalid-input");
    }

    @Test
    void documentsOfAContractAreLinksEachOnce() {
        var wrong = List.of(
                Map.of("title", "no link"),
                Map.of("url", "ftp://x.example/a"),
                Map.of("url", "https://x.example/b", "title", "x".repeat(501)),
                Map.of("url", "https://x.example/b"));
        refused(
                        manager.post("/contracts", Map.of("reference", "U-2", "title", "x", "documents", wrong)),
                        400,
                        "invalid-input")
                .body(
                        "violations.field",
                        hasItems("documents[0].url", "documents[1].url", "documents[2].title", "documents[3].url"));
        String contract = manager.contract(
                Map.of("documents", List.of(Map.of("url", "https://x.example/c.pdf", "type", "contractSigned"))));
        manager.get(contract).then().body("documents", hasSize(1)).body("documents[0].type", equalTo("contractSigned"));
    }

    @Test
    void unknownCurrenciesAndZonesAreRefused() {
        refused(
                        manager.post(
                                "/contracts",
                                Map.of(
                                        "reference", "Z-1",
                                        "title", "x",
                                        "timeZone", "Europe/Berlln",
                                        "value", Map.of("amount", "-1.00001", "currency", "EUX"))),
                        400,
                        "invalid-input")
                .body("violations.field", hasItems("timeZone", "value.currency", "value.amount"));
        refused(
                manager.post("/contracts", Map.of("reference", "Z-2", "title", "x", "timeZone", "+02:00")),
                400,
                "invalid-input");
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        refused(manager.post("/contracts", Map.of("reference", " ", "title", "x".repeat(501))), 400, "invalid-input")
                .body("violations.field", hasItems("reference", "title"));
    }

    @Test
    void aTransitionThatTheStateDoesNotAllowIsRefusedAndSaysWhichAre() {
        String milestone = activeMilestone(Map.of());
        refused(manager.act(milestone, "submit", Map.of()), 409, "illegal-transition")
                .body("currentStatus", equalTo("PLANNED"))
                .body("allowedActions", hasItem("start"))
                .body("detail", containsString("PLANNED"));
        String draft = manager.milestone(manager.contract(Map.of()), Map.of());
        refused(manager.act(draft, "start", Map.of()), 409, "conflict").body("detail", containsString("activate"));
    }

    @Test
    void aStepThatNeedsAReasonIsRefusedWithoutOne() {
        String milestone = activeMilestone(Map.of());
        refused(manager.act(milestone, "waive", Map.of()), 400, "invalid-input")
                .body("violations[0].field", equalTo("reason"));
        refused(manager.act(milestone, "reschedule", Map.of("dueDate", "2027-09-01")), 400, "invalid-input");
        manager.get(milestone).then().body("status", equalTo("PLANNED")).body("dueDate", equalTo("2027-06-30"));
    }

    @Test
    void nothingIsMetInTheFuture() {
        String milestone = activeMilestone(Map.of());
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        refused(manager.act(milestone, "submit", Map.of("metOn", "2999-01-01")), 400, "invalid-input")
                .body("violations[0].field", equalTo("metOn"));
    }

    @Test
    void aStaleOrMissingIfMatchIsRefused() {
        String contract = manager.contract(Map.of());
        refused(manager.patch(contract, null, "{\"title\": \"A\"}"), 428, "precondition-required");
        String first = manager.etag(contract);
        manager.patch(contract, first, "{\"title\": \"A\"}")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        refused(manager.patch(contract, first, "{\"title\": \"B\"}"), 412, "stale-version")
                .header("ETag", equalTo("\"2\""));
        refused(manager.patch(contract, "W/\"2\"", "{\"title\": \"B\"}"), 412, "stale-version");
        manager.get(contract).then().body("title", equalTo("A"));
    }

    @Test
    void anIdempotencyKeyStandsForOneRequest() {
        String key = UUID.randomUUID().toString();
        var body = Map.of("reference", "I-" + key, "name", "Twice");
        String id = manager.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/parties")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        manager.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/parties")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", equalTo("\"1\""))
                .header("Location", endsWith("/parties/" + id))
                .body("id", equalTo(id));
        refused(
                manager.request()
                        .header("Idempotency-Key", key)
                        .body(Map.of("reference", "I-" + key, "name", "Other"))
                        .post("/parties"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void aCursorThatWasTamperedWithOrCarriedOverIsRefused() {
        String contract = manager.contract(Map.of());
        manager.milestone(contract, Map.of("title", "One"));
        manager.milestone(contract, Map.of("title", "Two"));
        String list = "/milestones?contractId=" + contract.substring("/contracts/".length()) + "&limit=1";
        String cursor = manager.get(list).then().statusCode(200).extract().path("nextCursor");
        manager.get(list + "&cursor=" + cursor).then().statusCode(200).body("items[0].title", equalTo("Two"));
        refused(manager.get(list + "&cursor=x" + cursor), 400, "invalid-cursor");
        refused(manager.get("/milestones?limit=1&cursor=" + cursor), 400, "invalid-cursor");
        refused(Api.as("borealis", "manager").get(list + "&cursor=" + cursor), 400, "invalid-cursor");
    }

    @Test
    void wrongFiltersAreNamed() {
        refused(manager.get("/milestones?status=DONE"), 400, "invalid-filter")
                .body("violations[0].field", equalTo("status"))
                .body("violations[0].message", containsString("IN_PROGRESS"));
        refused(manager.get("/milestones?sort=title"), 400, "invalid-filter");
        refused(manager.get("/milestones?limit=201"), 400, "invalid-filter");
        refused(manager.get("/milestones?overdue=maybe"), 400, "invalid-filter");
        refused(manager.get("/milestones?contractId=1"), 400, "invalid-filter");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        String large = "{\"reference\": \"L\", \"name\": \"" + "x".repeat(1 << 20) + "\"}";
        refused(manager.request().body(large).post("/parties"), 413, "body-too-large");
    }

    @Test
    void malformedJsonAndOtherMediaTypesAreRefused() {
        refused(manager.request().body("{\"reference\": ").post("/parties"), 400, "malformed-body");
        refused(manager.request().body("[]").post("/parties"), 400, "invalid-input");
        refused(
                manager.request()
                        .body("{\"reference\": \"a\", \"reference\": \"b\", \"name\": \"x\"}")
                        .post("/parties"),
                400,
                "malformed-body");
        refused(
                manager.request().contentType(ContentType.XML).body("<party/>").post("/parties"),
                415,
                "unsupported-media-type");
        refused(manager.get("/nothing"), 404, "not-found");
        refused(manager.request().put("/parties"), 405, "method-not-allowed");
        refused(manager.get("/contracts/" + UUID.randomUUID()), 404, "not-found");
        refused(manager.get("/contracts/17"), 404, "not-found");
    }

    @Test
    void referencesAreUniqueInATenant() {
        String reference = "R-" + UUID.randomUUID();
        manager.party(reference);
        refused(manager.post("/parties", Map.of("reference", reference, "name", "Again")), 409, "conflict");
        Api.as("borealis", "manager").party(reference);
    }

    @Test
    void onlyAPartyOfTheContractCanOweAMilestone() {
        String contract = manager.contract(Map.of());
        String stranger = manager.party("S-" + UUID.randomUUID());
        refused(
                        manager.post(
                                contract + "/milestones",
                                Map.of("title", "x", "type", "REPORT", "responsiblePartyId", stranger)),
                        400,
                        "invalid-input")
                .body("violations[0].field", equalTo("responsiblePartyId"));
        refused(
                        manager.post(
                                "/contracts",
                                Map.of(
                                        "reference",
                                        "P-" + UUID.randomUUID(),
                                        "title",
                                        "x",
                                        "parties",
                                        List.of(Map.of("partyId", UUID.randomUUID(), "role", "SUPPLIER")))),
                        400,
                        "invalid-input")
                .body("violations[0].field", equalTo("parties[0].partyId"));
    }

    private String activeMilestone(Map<String, ?> more) {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(contract, more);
        manager.activate(contract);
        return milestone;
    }

    private static Map<String, Object> percent(String percent) {
        return Map.of("paymentTerm", Map.of("percent", percent, "netDays", 30));
    }

    private static Map<String, Object> milestoneWith(Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(Map.of("title", "x", "type", "PAYMENT"));
        body.putAll(more);
        return body;
    }

    private static ValidatableResponse refused(Response response, int status, String type) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://milepost.dev/problems/" + type))
                .body("title", matchesPattern(".+"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }
}
