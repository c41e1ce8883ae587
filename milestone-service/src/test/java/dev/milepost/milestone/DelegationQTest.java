package dev.milepost.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Delegations: approving in another's place for a time. */
@ServiceTest
class DelegationQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");
    private final Api viewer = Api.as("aurora", "viewer");
    private String approverId = "";
    private String viewerId = "";
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));

    @BeforeEach
    void theyHaveSignedIn() {
        approverId = me(approver);
        viewerId = me(viewer);
    }

    private static String me(Api who) {
        return who.get("/people/me").path("id");
    }

    private Map<String, Object> body(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "delegatePersonId",
                viewerId,
                "from",
                today.toString(),
                "to",
                today.plusDays(1).toString(),
                "reason",
                "On leave"));
        body.putAll(more);
        return body;
    }

    private String submitted() {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(
                contract, Map.of("gate", Map.of("approvers", List.of(Map.of("personId", approverId)))));
        manager.activate(contract);
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of()).then().statusCode(200);
        return milestone;
    }

    @Test
    void whoStandsInApprovesOnBehalfUntilItEnds() {
        String delegations = "/people/" + approverId + "/delegations";
        String milestone = submitted();
        viewer.act(milestone, "approve", Map.of()).then().statusCode(403);
        approver.post(delegations, body(Map.of("from", today.plusDays(1).toString())))
                .then()
                .statusCode(201);
        viewer.act(milestone, "approve", Map.of()).then().statusCode(403);
        String id = approver.post(delegations, body(Map.of()))
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", endsWith(delegations))
                .body("endedAt", nullValue())
                .extract()
                .path("id");
        viewer.get("/approvals/pending?limit=200")
                .then()
                .body("items.id", hasItem(milestone.substring("/milestones/".length())));
        viewer.act(milestone, "approve", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("MET"))
                .body("approvals.approvers[0].personId", equalTo(viewerId))
                .body("approvals.approvers[0].onBehalfOf", equalTo(approverId));
        manager.get(milestone + "/approvals").then().body("onBehalfOf", contains(approverId));

        approver.request().delete(delegations + "/" + id).then().statusCode(428);
        approver.request()
                .header("If-Match", "\"1\"")
                .delete(delegations + "/" + id)
                .then()
                .statusCode(204);
        approver.request()
                .header("If-Match", "*")
                .delete(delegations + "/" + id)
                .then()
                .statusCode(409);
        approver.get(delegations + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + id + "' }.endedAt", notNullValue())
                .body("items.find { it.id == '" + id + "' }.version", equalTo(2));
        viewer.act(submitted(), "approve", Map.of()).then().statusCode(403);
    }

    @Test
    void wrongDelegationsAreRefused() {
        String delegations = "/people/" + approverId + "/delegations";
        refused(delegations, Map.of("delegatePersonId", approverId), "delegatePersonId");
        refused(delegations, Map.of("delegatePersonId", UUID.randomUUID().toString()), "delegatePersonId");
        refused(delegations, Map.of("to", today.minusDays(1).toString()), "to");
        refused(delegations, Map.of("to", today.plusDays(400).toString()), "to");
        refused(delegations, Map.of("reason", " "), "reason");
        String party = "P-" + UUID.randomUUID();
        manager.party(party);
        String stranger = me(Api.asCounterparty("aurora", party, "approver"));
        refused(delegations, Map.of("delegatePersonId", stranger), "delegatePersonId");
    }

    private void refused(String delegations, Map<String, Object> more, String field) {
        approver.post(delegations, body(more))
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-input"))
                .body("violations.field", hasItem(containsString(field)));
    }

    @Test
    void everybodyDelegatesTheirOwnAndAnAdminEverybodys() {
        String delegations = "/people/" + approverId + "/delegations";
        manager.post(delegations, body(Map.of())).then().statusCode(403);
        manager.get(delegations).then().statusCode(403);
        Api admin = Api.as("aurora", "admin");
        String far = today.plusDays(100).toString();
        admin.post(delegations, body(Map.of("from", far, "to", far))).then().statusCode(201);
        admin.get(delegations).then().statusCode(200);
        Api stranger = Api.as("borealis", "admin");
        stranger.get(delegations).then().statusCode(404);
        stranger.post(delegations, body(Map.of())).then().statusCode(404);
        stranger.request()
                .header("If-Match", "*")
                .delete(delegations + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }
}
