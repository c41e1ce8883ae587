package dev.milepost.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dependencies, circles, and what a gate that is not passed blocks. */
@ServiceTest
class DependencyQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");

    private String contract = "";
    private String gate = "";
    private String after = "";

    @BeforeEach
    void aGateAndWhatComesAfter() {
        contract = manager.contract(Map.of());
        gate = manager.milestone(contract, Map.of("title", "Shell accepted", "type", "GATE"));
        after = manager.milestone(contract, Map.of("title", "Interior works"));
    }

    private Response depend(String predecessor, String successor, Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(
                Map.of("predecessorId", id(predecessor), "successorId", id(successor)));
        body.putAll(more);
        return manager.post(contract + "/dependencies", body);
    }

    private String depends(String predecessor, String successor) {
        return depend(predecessor, successor, Map.of())
                .then()
                .statusCode(201)
                .header("Location", endsWith("/dependencies"))
                .header("ETag", equalTo("\"1\""))
                .extract()
                .path("id");
    }

    private void blocked(String milestone, boolean wanted) {
        manager.get(milestone).then().body("blocked", equalTo(wanted));
        manager.get("/milestones?contractId=" + id(contract) + "&blocked=true")
                .then()
                .statusCode(200)
                .body("items.id", wanted ? hasItem(id(milestone)) : org.hamcrest.Matchers.not(hasItem(id(milestone))));
    }

    private void pass(String milestone) {
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of()).then().statusCode(200);
        approver.act(milestone, "approve", Map.of()).then().statusCode(200);
    }

    @Test
    void anUnpassedGateBlocksStartAndSubmission() {
        depends(gate, after);
        manager.activate(contract);
        blocked(after, true);
        manager.act(after, "start", Map.of())
                .then()
                .statusCode(409)
                .body("type", endsWith("/gate-not-passed"))
                .body("blockedBy.id", contains(id(gate)))
                .body("blockedBy.title", contains("Shell accepted"))
                .body("blockedBy.status", contains("PLANNED"));
        pass(gate);
        blocked(after, false);
        manager.act(after, "start", Map.of()).then().statusCode(200);
        manager.act(gate, "reopen", Map.of("reason", "A defect")).then().statusCode(200);
        blocked(after, true);
        manager.act(after, "submit", Map.of()).then().statusCode(409).body("type", endsWith("/gate-not-passed"));
        manager.act(gate, "waive", Map.of("reason", "Not needed")).then().statusCode(200);
        manager.act(after, "submit", Map.of()).then().statusCode(200);
    }

    @Test
    void aMissedGateStillBlocksAndACancelledOneDoesNot() {
        depends(gate, after);
        manager.activate(contract);
        manager.act(gate, "miss", Map.of("reason", "Too late")).then().statusCode(200);
        blocked(after, true);
        manager.act(gate, "reopen", Map.of("reason", "Try again")).then().statusCode(200);
        manager.act(gate, "cancel", Map.of("reason", "Not needed")).then().statusCode(200);
        blocked(after, false);
    }

    @Test
    void whatHasAGateIsOneAndWhatLosesItIsNot() {
        String plain = manager.milestone(contract, Map.of("title", "Foundation"));
        depends(plain, after);
        blocked(after, false);
        manager.patch(plain, "{\"gate\": {\"approvers\": [{\"role\": \"approver\"}]}}")
                .then()
                .statusCode(200);
        blocked(after, true);
        manager.patch(plain, "{\"gate\": null}").then().statusCode(200);
        blocked(after, false);
    }

    @Test
    void onlyFinishStartBlocks() {
        for (String type : List.of("SS", "FF", "SF")) {
            depend(gate, after, Map.of("type", type, "lag", -2, "lagUnit", "BUSINESS_DAYS"))
                    .then()
                    .statusCode(201);
        }
        blocked(after, false);
        manager.get(contract + "/dependencies")
                .then()
                .body("items.type", contains("SS", "FF", "SF"))
                .body("items[0].lag", equalTo(-2))
                .body("items[0].lagUnit", equalTo("BUSINESS_DAYS"));
    }

    @Test
    void whatIsRemovedBlocksNoMore() {
        String dependency = contract + "/dependencies/" + depends(gate, after);
        manager.request().delete(dependency).then().statusCode(428);
        manager.request().header("If-Match", "\"7\"").delete(dependency).then().statusCode(412);
        manager.request().header("If-Match", "\"1\"").delete(dependency).then().statusCode(204);
        manager.request().header("If-Match", "*").delete(dependency).then().statusCode(404);
        blocked(after, false);
        manager.get(contract + "/dependencies").then().body("items", empty());
        manager.get(contract + "/audit")
                .then()
                .body("items.type", hasItems("dev.milepost.dependency.added.v1", "dev.milepost.dependency.removed.v1"));
    }

    @Test
    void aDeletedMilestoneTakesItsDependenciesAlong() {
        depends(gate, after);
        manager.request()
                .header("If-Match", manager.etag(gate))
                .delete(gate)
                .then()
                .statusCode(204);
        blocked(after, false);
        manager.get(contract + "/dependencies").then().body("items", empty());
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        String third = manager.milestone(contract, Map.of("title", "Handover"));
        depends(gate, after);
        depends(after, third);
        depend(third, gate, Map.of())
                .then()
                .statusCode(409)
                .body("type", endsWith("/dependency-circle"))
                .body("circle.title", contains("Shell accepted", "Interior works", "Handover", "Shell accepted"))
                .body("circle.id", contains(id(gate), id(after), id(third), id(gate)));
        depend(gate, gate, Map.of()).then().statusCode(400).body("violations.field", contains("successorId"));
        depend(gate, after, Map.of()).then().statusCode(409).body("type", endsWith("/conflict"));
    }

    @Test
    void inAContractThatHasEndedNothingComesToDepend() {
        manager.activate(contract);
        manager.act(contract, "terminate", Map.of("reason", "Over", "openMilestones", "CANCEL"))
                .then()
                .statusCode(200);
        depend(gate, after, Map.of()).then().statusCode(409).body("detail", containsString("TERMINATED"));
    }

    @Test
    void bothMustBeInTheContract() {
        String elsewhere = manager.milestone(manager.contract(Map.of()), Map.of());
        depend(gate, elsewhere, Map.of()).then().statusCode(400).body("violations.field", contains("successorId"));
        depend("/milestones/" + UUID.randomUUID(), after, Map.of())
                .then()
                .statusCode(400)
                .body("violations.field", contains("predecessorId"));
        depend(gate, after, Map.of("lag", 4000)).then().statusCode(400).body("violations", hasSize(1));
        depend(gate, after, Map.of("type", "FX")).then().statusCode(400);
        depend(gate, after, Map.of("colour", "red")).then().statusCode(400).body("type", endsWith("/unknown-field"));
    }

    @Test
    void theyAreKeptByTheTenantsOwnAndSeenByThoseWhoTakePart() {
        String reference = "D-" + UUID.randomUUID();
        String party = manager.party(reference);
        Api counterparty = Api.asCounterparty("aurora", reference, "manager");
        counterparty.get(contract + "/dependencies").then().statusCode(404);
        manager.patch(contract, "{\"parties\": [{\"partyId\": \"" + party + "\", \"role\": \"CLIENT\"}]}")
                .then()
                .statusCode(200);
        String dependency = contract + "/dependencies/" + depends(gate, after);
        counterparty.get(contract + "/dependencies").then().statusCode(200).body("items", hasSize(1));
        counterparty.request().header("If-Match", "*").delete(dependency).then().statusCode(403);
        Api.as("aurora", "viewer")
                .post(contract + "/dependencies", Map.of())
                .then()
                .statusCode(403);
        Api stranger = Api.as("borealis", "admin");
        stranger.get(contract + "/dependencies").then().statusCode(404);
        stranger.request().header("If-Match", "*").delete(dependency).then().statusCode(404);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
