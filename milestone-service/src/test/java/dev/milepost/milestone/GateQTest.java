package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Gates: who may pass them, in which order, how often, and what a rejection does. */
@ServiceTest
class GateQTest {
    private static final Map<String, Object> APPROVER = Map.of("role", "approver", "label", "Site manager");
    private static final Map<String, Object> FINANCE = Map.of("role", "finance");

    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");
    private final Api finance = Api.as("aurora", "finance");
    private final Api contributor = Api.as("aurora", "contributor");

    private String contract = "";

    private String submitted(Map<String, ?> gate) {
        return submitted(Map.of(), gate);
    }

    /** A milestone of 40,000 EUR, handed in by the contributor. */
    private String submitted(Map<String, ?> ofContract, Map<String, ?> gate) {
        contract = manager.contract(ofContract);
        String milestone = manager.milestone(
                contract,
                Map.of("type", "PAYMENT", "paymentTerm", Map.of("percent", "40", "netDays", 10), "gate", gate));
        manager.activate(contract);
        resubmitted(milestone, "start");
        return milestone;
    }

    private void resubmitted(String milestone, String before) {
        contributor.act(milestone, before, Map.of()).then().statusCode(200);
        contributor.act(milestone, "submit", Map.of()).then().statusCode(200);
    }

    private static Map<String, Object> gate(String order, Object... approvers) {
        return Map.of("mode", "ALL", "order", order, "approvers", List.of(approvers));
    }

    private static Map<String, Object> and(Map<String, Object> gate, String field, Object value) {
        Map<String, Object> more = new HashMap<>(gate);
        more.put(field, value);
        return more;
    }

    private ValidatableResponse payments(String milestone) {
        return manager.get("/payments?milestoneId=" + milestone.substring("/milestones/".length()))
                .then();
    }

    private static ValidatableResponse approve(Api who, String milestone) {
        return who.act(milestone, "approve", Map.of("comment", "Fine")).then();
    }

    @Test
    void approvalsAreCollectedUntilAllAreThere() {
        String milestone = submitted(and(gate("PARALLEL", APPROVER, FINANCE), "dueDays", 3));
        approve(approver, milestone)
                .statusCode(200)
                .body("status", equalTo("SUBMITTED"))
                .body("decidedAt", nullValue())
                .body("approvals.round", equalTo(1))
                .body("approvals.needed", equalTo(2))
                .body("approvals.given", equalTo(1))
                .body("approvals.overdue", equalTo(false))
                .body("approvals.dueOn", notNullValue())
                .body("approvals.approvers.status", contains("APPROVED", "WAITING"))
                .body("approvals.approvers[0].label", equalTo("Site manager"))
                .body("approvals.approvers[0].by", equalTo("Test aurora-approver"))
                .body("approvals.approvers[0].comment", equalTo("Fine"))
                .body("approvals.approvers[1].waitingSince", notNullValue());
        payments(milestone).body("items", empty());
        approve(finance, milestone)
                .statusCode(200)
                .body("status", equalTo("MET"))
                .body("metOn", notNullValue())
                .body("approvals.approvers.status", contains("APPROVED", "APPROVED"));
        payments(milestone).body("items", hasSize(1)).body("items[0].amount.amount", equalTo("40000.00"));
        manager.get(milestone + "/history").then().body("action", hasItem("APPROVE_PARTLY"));
        manager.get(contract + "/audit").then().body("items.type", hasItem("dev.milepost.milestone.partlyapproved.v1"));
        manager.get(milestone + "/approvals")
                .then()
                .statusCode(200)
                .body("approver", contains("role:approver", "role:finance"))
                .body("decision", contains("APPROVED", "APPROVED"));
    }

    @Test
    void aQuorumIsEnough() {
        String milestone = submitted(Map.of(
                "mode",
                "QUORUM",
                "quorum",
                2,
                "order",
                "PARALLEL",
                "approvers",
                List.of(APPROVER, FINANCE, Map.of("role", "manager"))));
        approve(finance, milestone).statusCode(200).body("status", equalTo("SUBMITTED"));
        approve(manager, milestone)
                .statusCode(200)
                .body("status", equalTo("MET"))
                .body("approvals.approvers.status", contains("NOT_NEEDED", "APPROVED", "APPROVED"));
    }

    @Test
    void inOrderEachHasTheirTurn() {
        String milestone = submitted(gate("SEQUENTIAL", APPROVER, FINANCE));
        approve(finance, milestone)
                .statusCode(409)
                .body("type", endsWith("/conflict"))
                .body("detail", containsString("Site manager"))
                .body("waitsFor.role", contains("approver"));
        manager.get(milestone).then().body("approvals.approvers.status", contains("WAITING", "LATER"));
        approve(approver, milestone)
                .statusCode(200)
                .body("approvals.approvers.status", contains("APPROVED", "WAITING"));
        approve(finance, milestone).statusCode(200).body("status", equalTo("MET"));
    }

    @Test
    void nobodyApprovesTwice() {
        String milestone = submitted(gate("PARALLEL", APPROVER, FINANCE));
        Api both = Api.as("aurora", "approver", "finance");
        approve(both, milestone).statusCode(200);
        approve(both, milestone).statusCode(409).body("detail", containsString("have approved"));
        manager.get(milestone).then().body("status", equalTo("SUBMITTED"));
    }

    @Test
    void whoIsNotNamedIsToldWhoIs() {
        String milestone = submitted(gate("PARALLEL", FINANCE));
        approve(approver, milestone)
                .statusCode(403)
                .body("type", endsWith("/forbidden"))
                .body("detail", containsString("role:finance"))
                .body("approvers.role", contains("finance"));
        approver.act(milestone, "reject", Map.of("reason", "No")).then().statusCode(403);
        Api.as("aurora", "admin").act(milestone, "approve", Map.of()).then().statusCode(403);
    }

    @Test
    void nobodyApprovesTheirOwnWorkUnlessTheContractAllowsIt() {
        Map<String, Object> gate = gate("PARALLEL", Map.of("role", "contributor"));
        approve(contributor, submitted(gate)).statusCode(403).body("detail", containsString("selfApprovalAllowed"));
        String allowed = submitted(Map.of("selfApprovalAllowed", true), gate);
        manager.get(contract).then().body("selfApprovalAllowed", equalTo(true));
        approve(contributor, allowed).statusCode(200).body("status", equalTo("MET"));
    }

    @Test
    void withoutAGateNobodyApprovesTheirOwnWorkEither() {
        Api both = Api.as("aurora", "contributor", "approver");
        String drafted = manager.contract(Map.of());
        String milestone = manager.milestone(drafted, Map.of());
        manager.activate(drafted);
        resubmitted(milestone, "start");
        approve(both, milestone).statusCode(403);
        approve(manager, milestone).statusCode(403).body("detail", containsString("role approver"));
        approve(approver, milestone).statusCode(200).body("approvals", nullValue());
    }

    @Test
    void oneRejectionEndsTheRoundAndTheNextBeginsAnew() {
        String milestone = submitted(gate("PARALLEL", APPROVER, FINANCE));
        approve(approver, milestone).statusCode(200);
        finance.act(milestone, "reject", Map.of()).then().statusCode(400).body("violations.field", contains("reason"));
        finance.act(milestone, "reject", Map.of("reason", "The invoice is missing"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"));
        resubmitted(milestone, "resume");
        manager.get(milestone)
                .then()
                .body("approvals.round", equalTo(2))
                .body("approvals.given", equalTo(0))
                .body("approvals.approvers.status", contains("WAITING", "WAITING"));
        manager.get(milestone + "/approvals")
                .then()
                .body("decision", contains("APPROVED", "REJECTED"))
                .body("reason", contains("Fine", "The invoice is missing"))
                .body("round", contains(1, 1));
        approve(approver, milestone).statusCode(200);
        approve(finance, milestone).statusCode(200).body("status", equalTo("MET"));
    }

    @Test
    void approvalsAreKeptWhereTheGateSaysSoButNotOverAReopening() {
        String milestone = submitted(and(gate("PARALLEL", APPROVER, FINANCE), "keepApprovals", true));
        approve(approver, milestone).statusCode(200);
        finance.act(milestone, "reject", Map.of("reason", "Again")).then().statusCode(200);
        resubmitted(milestone, "resume");
        approve(finance, milestone).statusCode(200).body("status", equalTo("MET"));
        manager.act(milestone, "reopen", Map.of("reason", "A defect")).then().statusCode(200);
        contributor.act(milestone, "submit", Map.of()).then().statusCode(200).body("approvals.given", equalTo(0));
    }

    @Test
    void partiesPassAGateTogether() {
        String client = "G-" + UUID.randomUUID();
        String own = manager.party("O-" + client);
        String party = manager.party(client);
        Api clients = Api.asCounterparty("aurora", client, "approver");
        Api owner = Api.as("aurora", "admin", "approver");
        String milestone = submitted(
                Map.of(
                        "parties",
                        List.of(
                                Map.of("partyId", party, "role", "CLIENT"),
                                Map.of("partyId", own, "role", "SUPPLIER"))),
                gate("PARALLEL", Map.of("partyId", party), Map.of("partyId", own)));
        approve(owner, milestone).statusCode(403);
        String me = "/people/" + owner.get("/people/me").path("id");
        owner.patch(me, "{\"partyId\": \"" + own + "\"}").then().statusCode(200);
        approve(owner, milestone).statusCode(200).body("approvals.given", equalTo(1));
        owner.patch(me, "{\"partyId\": null}").then().statusCode(200);
        clients.get("/approvals/pending").then().statusCode(200).body("items.id", contains(id(milestone)));
        approve(clients, milestone).statusCode(200).body("status", equalTo("MET"));
        clients.get("/approvals/pending").then().body("items", empty());
    }

    @Test
    void twoApprovalsAtTheSameMomentReleaseMoneyOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            String milestone = submitted(gate("PARALLEL", APPROVER, FINANCE));
            String etag = i % 2 == 0 ? "*" : manager.etag(milestone);
            List<Callable<Integer>> calls = List.of(approver, finance).stream()
                    .<Callable<Integer>>map(who -> () -> who.request()
                            .header("If-Match", etag)
                            .body(Map.of())
                            .post(milestone + "/approve")
                            .statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            try (var executor = Executors.newFixedThreadPool(2)) {
                for (var answer : executor.invokeAll(calls)) {
                    answers.add(answer.get());
                }
            }
            assertThat(answers).containsExactlyInAnyOrder(200, etag.equals("*") ? 200 : 412);
            manager.get(milestone).then().body("status", equalTo(etag.equals("*") ? "MET" : "SUBMITTED"));
            payments(milestone).body("items", hasSize(etag.equals("*") ? 1 : 0));
        }
    }

    @Test
    void whatWaitsForMeIsListed() {
        String milestone = submitted(and(
                gate("SEQUENTIAL", APPROVER, FINANCE),
                "dueDate",
                LocalDate.of(2026, 1, 2).toString()));
        manager.get(milestone).then().body("approvals.overdue", equalTo(true));
        String later = submitted(gate("PARALLEL", APPROVER, Map.of("role", "contributor")));
        assertThat(waiting(approver, "")).contains(id(milestone), id(later));
        assertThat(waiting(approver, "overdue=true")).contains(id(milestone)).doesNotContain(id(later));
        assertThat(waiting(approver, "overdue=false")).contains(id(later)).doesNotContain(id(milestone));
        assertThat(waiting(finance, "")).doesNotContain(id(milestone));
        assertThat(waiting(contributor, "")).doesNotContain(id(later)); // their own submission
        assertThat(waiting(Api.as("borealis", "approver"), "")).doesNotContain(id(milestone), id(later));
        approve(approver, milestone).statusCode(200);
        assertThat(waiting(approver, "")).doesNotContain(id(milestone));
        assertThat(waiting(finance, "")).contains(id(milestone));
        contributor.act(milestone, "withdraw", Map.of()).then().statusCode(200);
        assertThat(waiting(finance, "")).doesNotContain(id(milestone));
        approver.get("/approvals/pending?overdue=perhaps")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-filter"));
    }

    private static List<String> waiting(Api who, String filter) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            var page = who.request()
                    .queryParam("limit", 1)
                    .queryParam("cursor", cursor)
                    .get("/approvals/pending" + (filter.isEmpty() ? "" : "?" + filter))
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return ids;
    }

    @Test
    void aGateInUseIsNotChanged() {
        String milestone = submitted(gate("PARALLEL", APPROVER, FINANCE));
        manager.patch(milestone, "{\"gate\": {\"approvers\": [{\"role\": \"manager\"}]}}")
                .then()
                .statusCode(409)
                .body("detail", containsString("withdraw or decide"));
        manager.patch(milestone, "{\"title\": \"Roof\"}").then().statusCode(200);
        approve(approver, milestone).statusCode(200);
        contributor.act(milestone, "withdraw", Map.of()).then().statusCode(200);
        manager.patch(milestone, "{\"gate\": null}")
                .then()
                .statusCode(200)
                .body("gate", nullValue())
                .body("approvals", nullValue());
        contributor.act(milestone, "submit", Map.of()).then().statusCode(200);
        approve(approver, milestone).statusCode(200).body("status", equalTo("MET"));
    }

    @Test
    void aSystemPassesNoGate() {
        String milestone = submitted(gate("PARALLEL", APPROVER));
        Api.as("aurora", "integration")
                .act(milestone, "approve", Map.of())
                .then()
                .statusCode(403);
    }

    @Test
    void wrongGatesAreRefused() {
        contract = manager.contract(Map.of());
        String stranger = manager.party("S-" + UUID.randomUUID());
        String nobody = UUID.randomUUID().toString();
        refused(
                Map.of("mode", "QUORUM", "quorum", 3, "order", "PARALLEL", "approvers", List.of(APPROVER)),
                "gate.quorum");
        refused(Map.of("mode", "QUORUM", "order", "PARALLEL", "approvers", List.of(APPROVER)), "gate.quorum");
        refused(and(gate("PARALLEL", APPROVER), "quorum", 1), "gate.quorum");
        refused(gate("PARALLEL"), "gate.approvers");
        refused(gate("PARALLEL", FINANCE, FINANCE), "gate.approvers[1]");
        refused(gate("PARALLEL", Map.of("label", "Anybody")), "gate.approvers[0]");
        refused(gate("PARALLEL", Map.of("role", "king")), "gate.approvers[0].role");
        refused(gate("PARALLEL", Map.of("partyId", stranger)), "gate.approvers[0].partyId");
        refused(gate("PARALLEL", Map.of("personId", nobody)), "gate.approvers[0].personId");
        refused(gate("PARALLEL", Map.of("personId", nobody, "role", "approver")), "gate.approvers[0]");
        refused(and(gate("PARALLEL", APPROVER), "dueDays", -1), "gate.dueDays");
        refused(and(and(gate("PARALLEL", APPROVER), "dueDays", 1), "dueDate", "2027-01-01"), "gate.dueDays");
        manager.post(
                        contract + "/milestones",
                        Map.of("title", "x", "type", "GATE", "gate", and(gate("PARALLEL", APPROVER), "colour", "red")))
                .then()
                .statusCode(400)
                .body("type", endsWith("/unknown-field"));
    }

    private void refused(Map<String, Object> gate, String field) {
        manager.post(contract + "/milestones", Map.of("title", "x", "type", "GATE", "gate", gate))
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-input"))
                .body("violations.field", hasItem(field));
    }

    @Test
    void decisionsAreForThoseWhoSeeTheMilestone() {
        String milestone = submitted(gate("PARALLEL", APPROVER));
        Api.as("borealis", "admin").get(milestone + "/approvals").then().statusCode(404);
        Api.as("borealis", "approver")
                .request()
                .header("If-Match", "*")
                .body(Map.of())
                .post(milestone + "/approve")
                .then()
                .statusCode(404);
        manager.get(milestone).then().body("allowedActions", not(empty()));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
