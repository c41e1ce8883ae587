package dev.milepost.milestone.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The members of a contract: how one is restricted, who keeps them, and what each of them may do. */
@ServiceTest
class MembersQTest {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Api mia = Api.as("aurora", "mia-" + run, "manager", "contributor", "approver");
    private final Api otto = Api.as("aurora", "otto-" + run, "manager", "contributor", "approver", "finance");
    private final Api admin = Api.as("aurora", "admin");
    private final Api integration = Api.as("aurora", "integration");
    private String ottoId = "";
    private String miaId = "";
    private String contract = "";

    @BeforeEach
    void start() {
        miaId = person(mia);
        ottoId = person(otto);
        contract = mia.contract(Map.of());
    }

    @Test
    void aContractIsClosedToAllButItsMembersAndOpenedAgain() {
        String milestone = mia.milestone(contract, Map.of());
        otto.get(contract).then().statusCode(200).body("access", equalTo("TENANT"));
        mia.get(contract + "/members").then().statusCode(200).body("items", empty());

        mia.patch(contract, "{\"access\": \"MEMBERS\"}").then().statusCode(200).body("access", equalTo("MEMBERS"));
        mia.get(contract + "/members")
                .then()
                .header("ETag", equalTo(mia.etag(contract)))
                .body("access", equalTo("MEMBERS"))
                .body("items.personId", contains(miaId))
                .body("items[0].roles", contains("MANAGER"));
        otto.get(contract).then().statusCode(404);
        otto.get(contract + "/members").then().statusCode(404);
        otto.get(milestone).then().statusCode(404);
        otto.get("/milestones?contractId=" + id(contract))
                .then()
                .statusCode(200)
                .body("items", empty());
        admin.get(milestone).then().statusCode(200);
        integration.get(milestone).then().statusCode(200);

        put(mia, ottoId, "VIEWER").statusCode(200).body("items.personId", hasItems(miaId, ottoId));
        otto.get(milestone).then().statusCode(200);
        otto.get("/milestones?contractId=" + id(contract)).then().body("items.id", contains(id(milestone)));
        remove(mia, ottoId).statusCode(200).body("items.personId", not(hasItem(ottoId)));
        otto.get(milestone).then().statusCode(404);

        mia.patch(contract, "{\"access\": \"TENANT\"}").then().statusCode(200);
        otto.get(milestone).then().statusCode(200);
    }

    @Test
    void whatAMemberMayDoIsWhatBothTheirRealmRoleAndTheirRoleThereAllow() {
        String milestone = mia.milestone(contract, Map.of());
        mia.activate(contract);
        put(mia, ottoId, "VIEWER").statusCode(200);

        otto.get(milestone).then().statusCode(200);
        otto.act(milestone, "start", Map.of())
                .then()
                .statusCode(403)
                .body(
                        "detail",
                        containsString("You are VIEWER in this contract, and this takes CONTRIBUTOR or MANAGER"))
                .body("contractRoles", contains("VIEWER"));
        otto.patch(contract, "{\"title\": \"Ours\"}").then().statusCode(403);
        otto.post(contract + "/milestones", Map.of("title", "x", "type", "REPORT"))
                .then()
                .statusCode(403);
        put(otto, ottoId, "MANAGER").statusCode(403);

        put(mia, ottoId, "CONTRIBUTOR").statusCode(200);
        otto.act(milestone, "start", Map.of()).then().statusCode(200);
        otto.act(milestone, "submit", Map.of()).then().statusCode(200);
        mia.act(milestone, "reject", Map.of("reason", "Not yet")).then().statusCode(200);
        otto.act(milestone, "resume", Map.of()).then().statusCode(200);
        mia.act(milestone, "submit", Map.of()).then().statusCode(200);
        otto.act(milestone, "approve", Map.of()).then().statusCode(403);
        put(mia, ottoId, "CONTRIBUTOR", "APPROVER").statusCode(200);
        otto.act(milestone, "approve", Map.of()).then().statusCode(200).body("status", equalTo("MET"));

        Api viewer = Api.as("aurora", "vera-" + run, "viewer");
        put(mia, person(viewer), "MANAGER").statusCode(200);
        viewer.get(contract).then().statusCode(200);
        viewer.patch(contract, "{\"title\": \"Ours\"}").then().statusCode(403);
    }

    @Test
    void aGateIsPassedByThoseWhoMayUseTheRoleItNamesThere() {
        String milestone = mia.milestone(
                contract,
                Map.of(
                        "gate",
                        Map.of("mode", "ALL", "order", "PARALLEL", "approvers", List.of(Map.of("role", "approver")))));
        mia.activate(contract);
        mia.act(milestone, "start", Map.of()).then().statusCode(200);
        mia.act(milestone, "submit", Map.of()).then().statusCode(200);
        String waiting = "items.find { it.id == '" + id(milestone) + "' }";

        otto.get("/approvals/pending?limit=200").then().body("items.id", hasItem(id(milestone)));
        put(mia, ottoId, "FINANCE").statusCode(200);
        otto.get("/approvals/pending?limit=200").then().body(waiting, nullValue());
        otto.act(milestone, "approve", Map.of()).then().statusCode(403);
        put(mia, ottoId, "APPROVER").statusCode(200);
        otto.get("/approvals/pending?limit=200").then().body("items.id", hasItem(id(milestone)));
        otto.act(milestone, "approve", Map.of()).then().statusCode(200).body("status", equalTo("MET"));
    }

    @Test
    void whoIsNeededAtOpenMilestonesSeesThem() {
        Map<String, ?> gate = Map.of("approvers", List.of(Map.of("personId", ottoId)));
        String owned = mia.milestone(contract, Map.of("title", "Owned", "ownerId", ottoId));
        String gated = mia.milestone(contract, Map.of("title", "Gated", "gate", gate));
        mia.patch(contract, "{\"access\": \"MEMBERS\"}")
                .then()
                .statusCode(409)
                .body("people", contains(ottoId))
                .body("detail", containsString("otto-" + run));
        mia.get(contract).then().body("access", equalTo("TENANT"));
        put(mia, ottoId, "CONTRIBUTOR").statusCode(200);
        mia.patch(contract, "{\"access\": \"MEMBERS\"}").then().statusCode(200);
        remove(mia, ottoId).statusCode(409).body("milestones", hasItems(id(owned), id(gated)));

        mia.patch(owned, "{\"ownerId\": null}").then().statusCode(200);
        mia.patch(gated, "{\"gate\": null}").then().statusCode(200);
        remove(mia, ottoId).statusCode(200);
        mia.post(contract + "/milestones", Map.of("title", "x", "type", "REPORT", "ownerId", ottoId, "gate", gate))
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("ownerId", "gate.approvers[0].personId"))
                .body("violations[0].message", containsString("make them one first"));
        mia.patch(owned, "{\"ownerId\": \"" + ottoId + "\"}").then().statusCode(400);
        put(mia, ottoId, "CONTRIBUTOR").statusCode(200);
        mia.patch(owned, "{\"ownerId\": \"" + ottoId + "\"}").then().statusCode(200);
        mia.activate(contract);
        mia.act(owned, "cancel", Map.of("reason", "Not needed")).then().statusCode(200);
        remove(mia, ottoId).statusCode(200);
        mia.patch(owned, "{\"tags\": [\"old\"]}").then().statusCode(200);
    }

    @Test
    void whatIsReopenedIsSeenByWhoIsNeededAtIt() {
        Map<String, ?> gate = Map.of("approvers", List.of(Map.of("personId", ottoId)));
        mia.patch(contract, "{\"access\": \"MEMBERS\"}").then().statusCode(200);
        put(mia, ottoId, "CONTRIBUTOR").statusCode(200);
        String owned = mia.milestone(contract, Map.of("ownerId", ottoId));
        String gated = mia.milestone(contract, Map.of("gate", gate));
        mia.activate(contract);
        List<String> both = List.of(owned, gated);
        both.forEach(one ->
                mia.act(one, "cancel", Map.of("reason", "Not needed")).then().statusCode(200));
        remove(mia, ottoId).statusCode(200);

        both.forEach(one -> mia.act(one, "reopen", Map.of("reason", "Needed after all"))
                .then()
                .statusCode(409)
                .body("people", contains(ottoId))
                .body("detail", containsString("otto-" + run)));
        mia.get(owned).then().body("status", equalTo("CANCELLED"));
        mia.patch(owned, "{\"ownerId\": null}").then().statusCode(200);
        mia.act(owned, "reopen", Map.of("reason", "Needed after all")).then().statusCode(200);
        put(mia, ottoId, "CONTRIBUTOR").statusCode(200);
        mia.act(gated, "reopen", Map.of("reason", "Needed after all")).then().statusCode(200);
    }

    @Test
    void nobodyLocksThemselvesOutAndAManagerStays() {
        Api system = Api.as("aurora", "integration");
        mia.patch(contract, "{\"access\": \"MEMBERS\"}").then().statusCode(200);
        remove(mia, miaId).statusCode(409).body("detail", containsString("only MANAGER"));
        put(mia, miaId, "CONTRIBUTOR").statusCode(409);
        remove(admin, miaId).statusCode(409);
        put(mia, ottoId, "MANAGER").statusCode(200);
        remove(otto, miaId).statusCode(200);
        mia.get(contract).then().statusCode(404);

        String another = mia.contract(Map.of("access", "MEMBERS"));
        mia.get(another + "/members").then().body("items.personId", contains(miaId));
        otto.get(another).then().statusCode(404);
        String systems = system.contract(Map.of("access", "MEMBERS"));
        system.get(systems + "/members").then().body("items", empty());
        mia.get(systems).then().statusCode(404);
        admin.request()
                .body(Map.of("roles", List.of("MANAGER")))
                .put(systems + "/members/" + miaId)
                .then()
                .statusCode(200);
        mia.patch(systems, "{\"title\": \"Ours\"}").then().statusCode(200);
    }

    @Test
    void aCounterpartysPeopleNeedMembershipOnTopOfTheirPartysPart() {
        String reference = "supplier-" + run;
        String party = mia.party(reference);
        Api carl = Api.asCounterparty("aurora", reference, "carl", "contributor", "manager", "admin");
        String carlId = person(carl);
        put(mia, carlId, "CONTRIBUTOR").statusCode(409).body("detail", containsString("takes no part"));
        mia.patch(contract, "{\"parties\": [{\"partyId\": \"" + party + "\", \"role\": \"SUPPLIER\"}]}")
                .then()
                .statusCode(200);
        String owed = mia.milestone(contract, Map.of("responsiblePartyId", party));
        String notOwed = mia.milestone(contract, Map.of());
        mia.activate(contract);
        carl.get(owed).then().statusCode(200);

        mia.patch(contract, "{\"access\": \"MEMBERS\"}").then().statusCode(200);
        carl.get(owed).then().statusCode(404);
        carl.get("/contracts").then().body("items", empty());
        carl.get("/parties?limit=200").then().body("items.id", contains(party));
        put(mia, carlId, "CONTRIBUTOR").statusCode(200);
        carl.get("/milestones").then().body("items.size()", equalTo(2));
        carl.act(owed, "start", Map.of()).then().statusCode(200);
        carl.act(notOwed, "start", Map.of()).then().statusCode(403);
        put(carl, person(mia), "VIEWER").statusCode(403);
    }

    @Test
    void wrongInputIsNamed() {
        String members = contract + "/members/";
        mia.request()
                .body(Map.of("roles", List.of()))
                .put(members + ottoId)
                .then()
                .statusCode(400)
                .body("violations[0].field", containsString("roles"));
        mia.request()
                .body(Map.of("roles", List.of("OWNER")))
                .put(members + ottoId)
                .then()
                .statusCode(400);
        mia.request().body("{\"roles\": [null]}").put(members + ottoId).then().statusCode(400);
        mia.request()
                .body(Map.of("role", "VIEWER"))
                .put(members + ottoId)
                .then()
                .statusCode(400)
                .body("type", containsString("unknown-field"));
        put(mia, UUID.randomUUID().toString(), "VIEWER").statusCode(404);
        mia.patch(contract, "{\"access\": \"NOBODY\"}").then().statusCode(400);
        remove(mia, UUID.randomUUID().toString()).statusCode(200).body("version", equalTo(1));
        put(mia, ottoId, "VIEWER").statusCode(200).body("version", equalTo(2));
        put(mia, ottoId, "VIEWER").statusCode(200).body("version", equalTo(2));
        assertThat(mia.etag(contract)).isEqualTo("\"2\"");
    }

    @Test
    void whoMaySeeNothingIsNeitherMentionedNorAWatcher() {
        String milestone = mia.milestone(contract, Map.of());
        mia.patch(contract, "{\"access\": \"MEMBERS\"}").then().statusCode(200);
        mia.post(milestone + "/comments", Map.of("text", "Look", "mentions", List.of(ottoId)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("mentions[0]"));
        mia.request().put(milestone + "/watchers/" + ottoId).then().statusCode(404);
        put(mia, ottoId, "VIEWER").statusCode(200);
        mia.post(milestone + "/comments", Map.of("text", "Look", "mentions", List.of(ottoId)))
                .then()
                .statusCode(201);
        mia.request().put(milestone + "/watchers/" + ottoId).then().statusCode(200);
    }

    @Test
    void otherSystemsKeepItAsItIsAndDoNotOpenIt() {
        String name = "/contracts/by-external-id/crm/deal-" + run;
        Map<String, Object> said = Map.of("reference", "R-" + run, "title", "As the CRM says");
        String synced = "/contracts/"
                + integration
                        .request()
                        .body(said)
                        .put(name)
                        .then()
                        .statusCode(201)
                        .body("access", equalTo("TENANT"))
                        .extract()
                        .path("id");
        mia.patch(synced, "{\"access\": \"MEMBERS\"}").then().statusCode(200);
        Map<String, Object> again = new HashMap<>(said);
        again.put("title", "As the CRM says now");
        integration
                .request()
                .body(again)
                .put(name)
                .then()
                .statusCode(200)
                .body("access", equalTo("MEMBERS"))
                .body("title", equalTo("As the CRM says now"));
        otto.request().body(again).put(name).then().statusCode(404).body("detail", not(containsString(id(synced))));
        otto.post("/contracts", Map.of("reference", "R-" + run, "title", "x"))
                .then()
                .statusCode(409)
                .body("detail", not(containsString(id(synced))));
        otto.post(
                        "/contracts/bulk-upsert",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "externalId",
                                        Map.of("source", "crm", "id", "deal-" + run),
                                        "contract",
                                        again))))
                .then()
                .statusCode(200)
                .body("items[0].problem.status", equalTo(404));
    }

    @Test
    void theFeedIsSilentForWhoIsNoMemberAlsoAfterADraftIsDeleted() {
        String cursor = otto.get("/changes?start=NOW").then().extract().path("nextCursor");
        String secret = mia.contract(Map.of("access", "MEMBERS"));
        mia.request().header("If-Match", mia.etag(secret)).delete(secret).then().statusCode(204);
        String told = mia.contract(Map.of("title", "Told of"));
        await().atMost(Duration.ofSeconds(20)).until(() -> streams(otto, cursor).contains(id(told)));

        assertThat(streams(otto, cursor)).doesNotContain(id(secret));
        assertThat(streams(mia, cursor)).contains(id(secret), id(told));
        assertThat(streams(integration, cursor)).contains(id(secret), id(told));
    }

    @Test
    void theLogTellsWhoBecameAMemberAndTheStateOfThenIsKept() {
        put(mia, ottoId, "APPROVER").statusCode(200);
        mia.get(contract + "/audit")
                .then()
                .statusCode(200)
                .body("items[0].changes.field", hasItem(containsString("members")));
        mia.get(contract + "/as-of").then().statusCode(200).body("contract.members.personId", contains(ottoId));
        mia.get(contract + "/audit/verification").then().statusCode(200);
    }

    private List<String> streams(Api reader, String cursor) {
        return reader.request()
                .queryParam("cursor", cursor)
                .queryParam("limit", 200)
                .get("/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.partitionkey", String.class);
    }

    private ValidatableResponse put(Api by, String person, String... roles) {
        return by.request()
                .body(Map.of("roles", List.of(roles)))
                .put(contract + "/members/" + person)
                .then();
    }

    private ValidatableResponse remove(Api by, String person) {
        return by.request().delete(contract + "/members/" + person).then();
    }

    private static String person(Api api) {
        return api.get("/people/me").then().statusCode(200).extract().path("id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
