package dev.milepost.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Later dates: asked for by who owes the work, decided like a gate, and moved with the decision. */
@ServiceTest
class ExtensionQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api contributor = Api.as("aurora", "contributor");

    @Test
    void aSupplierAsksAndAManagerGrants() {
        String reference = "E-" + UUID.randomUUID();
        String party = manager.party(reference);
        String contract = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        String milestone = manager.milestone(contract, Map.of("responsiblePartyId", party));
        String other = manager.milestone(contract, Map.of("title", "Not theirs"));
        manager.activate(contract);
        Api supplier = Api.asCounterparty("aurora", reference, "contributor");
        supplier.post(other + "/extension-requests", asked("2027-07-21")).then().statusCode(403);
        supplier.post(milestone + "/extension-requests", asked("2027-06-30"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("wantedDate"));

        String request = request(supplier, milestone, asked("2027-07-21"));
        supplier.get(request)
                .then()
                .body("status", equalTo("REQUESTED"))
                .body("dueDate", equalTo("2027-06-30"))
                .body("approvals.approvers.approver", contains("role:manager"));
        supplier.post(milestone + "/extension-requests", asked("2027-08-21"))
                .then()
                .statusCode(409)
                .body("detail", containsString("waits"));
        act(supplier, request, "approve", Map.of()).statusCode(403);
        act(contributor, request, "withdraw", Map.of("reason", "x")).statusCode(403);
        act(manager, request, "approve", Map.of("reason", "Agreed on site"))
                .statusCode(200)
                .body("status", equalTo("GRANTED"))
                .body("decisionReason", equalTo("Agreed on site"));

        manager.get(milestone)
                .then()
                .body("dueDate", equalTo("2027-07-21"))
                .body("baselineDueDate", equalTo("2027-06-30"));
        manager.get(milestone + "/history").then().body("reason", hasItem("Frost"));
        act(manager, request, "approve", Map.of()).statusCode(409);
        supplier.get("/extension-requests?status=GRANTED&milestoneId=" + id(milestone))
                .then()
                .body("items.id", contains(id(request)));
        Api.asCounterparty("aurora", manager.party("E-" + UUID.randomUUID()), "viewer")
                .get(request)
                .then()
                .statusCode(404);
    }

    @Test
    void grantedAsAnAmendmentItSetsANewBaseline() {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(contract, Map.of());
        manager.activate(contract);
        String request = request(
                contributor, milestone, Map.of("wantedDate", "2027-07-21", "reason", "Frost", "means", "AMENDMENT"));
        act(manager, request, "approve", Map.of())
                .statusCode(200)
                .body("status", equalTo("GRANTED"))
                .body("amendmentId", notNullValue());
        manager.get(milestone)
                .then()
                .body("dueDate", equalTo("2027-07-21"))
                .body("baselineDueDate", equalTo("2027-07-21"));
        manager.get(contract + "/amendments")
                .then()
                .body("items.status", contains("APPLIED"))
                .body("items[0].reason", equalTo("Frost"));
    }

    @Test
    void whatMovesOthersIsCommittedFirstAndNobodyGrantsTheirOwn() {
        String contract = manager.contract(Map.of());
        String first = manager.milestone(contract, Map.of("title", "First"));
        String second = manager.milestone(contract, Map.of("title", "Second", "dueDate", "2027-07-05"));
        manager.post(contract + "/dependencies", Map.of("predecessorId", id(first), "successorId", id(second)))
                .then()
                .statusCode(201);
        manager.activate(contract);
        String request = request(contributor, first, asked("2027-07-21"));
        act(manager, request, "approve", Map.of())
                .statusCode(409)
                .body("type", equalTo("https://milepost.dev/problems/schedule-would-move-others"))
                .body("moves.title", contains("Second"));
        manager.get(request).then().body("status", equalTo("REQUESTED"));
        Map<String, ?> changes =
                Map.of("milestones", List.of(Map.of("milestoneId", id(first), "dueDate", "2027-07-21")));
        String token = manager.post(contract + "/schedule/preview", Map.of("changes", changes))
                .then()
                .extract()
                .path("token");
        manager.post(contract + "/schedule/commit", Map.of("changes", changes, "token", token, "reason", "Frost"))
                .then()
                .statusCode(200);
        act(manager, request, "approve", Map.of()).statusCode(200).body("status", equalTo("GRANTED"));

        String own = request(manager, second, asked("2027-09-01"));
        act(manager, own, "approve", Map.of()).statusCode(403);
        act(Api.as("aurora", "approver"), own, "reject", Map.of("reason", "No")).statusCode(403);
        act(manager, own, "withdraw", Map.of()).statusCode(400);
        act(manager, own, "withdraw", Map.of("reason", "Not needed")).statusCode(200);
        String refused = request(contributor, second, asked("2027-09-01"));
        act(manager, refused, "reject", Map.of("reason", "Frost was to be expected"))
                .statusCode(200)
                .body("status", equalTo("REFUSED"));
        manager.get(second).then().body("dueDate", equalTo("2027-07-21"));
    }

    @Test
    void aDayThatIsNoLaterAnyMoreIsNotGrantedAndAManagerClearsItAway() {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(contract, Map.of());
        manager.activate(contract);
        String request = request(contributor, milestone, asked("2027-07-21"));
        manager.act(milestone, "reschedule", Map.of("dueDate", "2027-08-15", "reason", "Agreed on site"))
                .then()
                .statusCode(200);
        act(manager, request, "approve", Map.of()).statusCode(409).body("detail", containsString("2027-08-15"));
        act(manager, request, "withdraw", Map.of("reason", "It is later already"))
                .statusCode(200);
        manager.get(milestone).then().body("dueDate", equalTo("2027-08-15"));
    }

    @Test
    void anAmendmentEndsTheRuleAndIsForManagersEvenWhereThereIsAGate() {
        String contract = manager.contract(Map.of());
        Map<String, ?> rule = Map.of("kind", "RELATIVE", "anchor", Map.of("kind", "START"), "offset", "P1Y");
        var gate = Map.of("approvers", List.of(Map.of("role", "approver")));
        Map<String, Object> ruled = new java.util.HashMap<>(Map.of("title", "Ruled", "dueRule", rule, "gate", gate));
        ruled.put("dueDate", null);
        String milestone = manager.milestone(contract, ruled);
        manager.activate(contract);
        String request = request(
                contributor, milestone, Map.of("wantedDate", "2027-07-21", "reason", "Frost", "means", "AMENDMENT"));
        act(Api.as("aurora", "approver"), request, "approve", Map.of()).statusCode(403);
        act(manager, request, "approve", Map.of()).statusCode(200);
        manager.get(milestone).then().body("dueDate", equalTo("2027-07-21")).body("dueRule", nullValue());
    }

    private static Map<String, ?> asked(String day) {
        return Map.of("wantedDate", day, "reason", "Frost");
    }

    private static String request(Api api, String milestone, Map<String, ?> body) {
        return "/extension-requests/"
                + api.post(milestone + "/extension-requests", body)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static ValidatableResponse act(Api api, String request, String action, Map<String, ?> body) {
        return api.act(request, action, body).then();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
