package dev.milepost.milestone.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contracts change by agreement: proposed, approved, applied; what was agreed before stays on record. */
@ServiceTest
class AmendmentQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");
    private final Api finance = Api.as("aurora", "finance");

    private String contract = "";
    private String shell = "";
    private String roof = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void anActiveContract() {
        today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        contract = manager.contract(Map.of());
        shell = manager.milestone(contract, paid("Shell", "60"));
        roof = manager.milestone(contract, paid("Roof", "40"));
        manager.activate(contract);
    }

    @Test
    void whatWasAgreedIsNotChangedByAPatchAnyMore() {
        manager.patch(contract, "{\"endsOn\": \"2029-06-30\", \"value\": {\"amount\": \"120000\"}}")
                .then()
                .statusCode(409)
                .body("type", endsWith("/amendment-needed"))
                .body("fields", contains("endsOn", "value"))
                .body("amendments", equalTo("/api/v1" + contract + "/amendments"));
        for (String patch : List.of(
                "{\"startsOn\": \"2026-02-01\"}",
                "{\"renewal\": {\"mode\": \"EVERGREEN\", \"period\": \"P12M\"}}",
                "{\"notice\": {\"period\": \"P3M\"}}",
                "{\"paymentConditions\": {\"latePenalty\": {\"ratePercent\": \"1\", \"per\": \"DAY\"}}}",
                "{\"terminationTerms\": [{\"kind\": \"OTHER\", \"text\": \"x\"}]}")) {
            manager.patch(contract, patch).then().statusCode(409).body("type", endsWith("/amendment-needed"));
        }
        manager.patch(contract, "{\"title\": \"School, second phase\", \"value\": {\"amount\": \"100000.0\"}}")
                .then()
                .statusCode(200)
                .body("title", equalTo("School, second phase"));
    }

    /** The end of the contract moves it, and so does its own rule: it is told where it comes to rest. */
    @Test
    void whatFollowsSeveralChangesMovesOnce() {
        String claims = "/milestones/"
                + manager.post(
                                contract + "/milestones",
                                Map.of("title", "Last claims", "type", "REVIEW", "dueRule", beforeTheEnd("P10D")))
                        .then()
                        .statusCode(201)
                        .body("dueDate", equalTo("2028-12-21"))
                        .extract()
                        .path("id");
        String amendment = proposed(Map.of(
                "changes",
                Map.of(
                        "contract",
                        Map.of("endsOn", "2029-12-31"),
                        "milestones",
                        List.of(
                                Map.of("milestoneId", id(shell), "patch", Map.of("dueDate", "2027-09-13")),
                                Map.of("milestoneId", id(claims), "patch", Map.of("dueRule", beforeTheEnd("P20D")))))));
        manager.get(amendment).then().body("status", equalTo("APPLIED"));
        manager.get(claims)
                .then()
                .body("dueDate", equalTo("2029-12-11"))
                .body("baselineDueDate", equalTo("2029-12-11"));
        List<String> actions = manager.get(claims + "/history").then().extract().path("action");
        assertThat(actions).filteredOn("RESCHEDULE"::equals).hasSize(1);
    }

    private static Map<String, ?> beforeTheEnd(String offset) {
        return Map.of("kind", "RELATIVE", "anchor", Map.of("kind", "END"), "offset", offset, "direction", "BEFORE");
    }

    @Test
    void anAmendmentIsProposedApprovedAndAppliedAndSetsABaseline() {
        manager.act(roof, "reschedule", Map.of("dueDate", "2027-07-15", "reason", "Rain"))
                .then()
                .statusCode(200);
        manager.get(contract + "/baselines")
                .then()
                .statusCode(200)
                .body("items.number", contains(0))
                .body("items[0].milestones", nullValue());
        String amendment = proposed(Map.of(
                "changes",
                Map.of(
                        "contract",
                        Map.of("endsOn", "2029-12-31", "value", Map.of("amount", "150000.00")),
                        "milestones",
                        List.of(
                                Map.of("milestoneId", id(shell), "patch", term("50", "2027-09-30")),
                                Map.of("milestoneId", id(roof), "patch", term("30", "2027-10-31"))),
                        "addedMilestones",
                        List.of(paid("Sports ground", "20"))),
                "gate",
                Map.of("approvers", List.of(Map.of("role", "approver"), Map.of("role", "finance")))));
        manager.get(amendment)
                .then()
                .body("number", equalTo(1))
                .body("status", equalTo("PROPOSED"))
                .body("effectiveOn", equalTo(today.toString()))
                .body("approvals.needed", equalTo(2))
                .body("allowedActions", contains("approve", "reject", "withdraw"));
        manager.get(contract).then().body("endsOn", equalTo("2028-12-31"));
        manager.get(shell).then().body("dueDate", equalTo("2027-06-30"));

        manager.act(amendment, "approve", Map.of()).then().statusCode(403);
        manager.act(amendment, "apply", Map.of()).then().statusCode(409);
        approver.act(amendment, "approve", Map.of("reason", "Agreed"))
                .then()
                .statusCode(200)
                .body("status", equalTo("PROPOSED"))
                .body("approvals.given", equalTo(1));
        approver.act(amendment, "approve", Map.of()).then().statusCode(409);
        finance.request()
                .header("If-Match", "\"1\"")
                .body(Map.of())
                .post(amendment + "/approve")
                .then()
                .statusCode(412);
        finance.act(amendment, "approve", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("APPLIED"))
                .body("baseline", equalTo(1))
                .body("allowedActions", empty());

        manager.get(contract).then().body("endsOn", equalTo("2029-12-31")).body("value.amount", equalTo("150000.00"));
        manager.get(shell)
                .then()
                .body("dueDate", equalTo("2027-09-30"))
                .body("baselineDueDate", equalTo("2027-09-30"))
                .body("paymentTerm.percent", equalTo("50"));
        manager.get(shell + "/history")
                .then()
                .body("action[-2]", equalTo("RESCHEDULE"))
                .body("reason[-2]", equalTo("amendment 1: The client asked for it"))
                .body("action[-1]", equalTo("BASELINE"));
        manager.get(contract + "/baselines")
                .then()
                .body("items.number", contains(1, 0))
                .body("items[0].amendmentId", equalTo(id(amendment)))
                .body("items[0].value.amount", equalTo("150000.00"))
                .body("items[1].endsOn", equalTo("2028-12-31"))
                .body("items[1].value.amount", equalTo("100000.00"));
        manager.get(contract + "/baselines/0")
                .then()
                .body("milestones", hasSize(2))
                .body("milestones.find { it.title == 'Roof' }.dueDate", equalTo("2027-06-30"))
                .body("milestones.find { it.title == 'Shell' }.paymentTerm.percent", equalTo("60"));
        manager.get(contract + "/baselines/1")
                .then()
                .body("milestones.title", hasItems("Shell", "Roof", "Sports ground"))
                .body("milestones.find { it.title == 'Roof' }.dueDate", equalTo("2027-10-31"));
        manager.get(contract + "/baselines/2").then().statusCode(404);
        List<String> types =
                manager.get(contract + "/audit?limit=200").then().extract().path("items.type");
        assertThat(types)
                .contains(
                        "dev.milepost.amendment.proposed.v1",
                        "dev.milepost.amendment.partlyapproved.v1",
                        "dev.milepost.amendment.applied.v1",
                        "dev.milepost.milestone.baselined.v1");
    }

    @Test
    void withoutAGateItIsAppliedAtOnce() {
        propose(Map.of("changes", Map.of("cancelledMilestones", List.of(id(roof))), "number", 7))
                .then()
                .statusCode(201)
                .body("status", equalTo("APPLIED"))
                .body("number", equalTo(7));
        manager.get(roof).then().body("status", equalTo("CANCELLED"));
        propose(Map.of("changes", Map.of("contract", Map.of("endsOn", "2029-01-31")), "number", 7))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("number"));
        propose(Map.of("changes", Map.of("contract", Map.of("endsOn", "2029-01-31"))))
                .then()
                .statusCode(201)
                .body("number", equalTo(8));
        manager.get(contract + "/amendments?limit=1")
                .then()
                .body("items.number", contains(8))
                .body("nextCursor", org.hamcrest.Matchers.notNullValue());
        manager.get(contract + "/amendments?status=APPLIED").then().body("items.number", contains(8, 7));
        manager.get(contract + "/amendments?status=PROPOSED").then().body("items", empty());
        manager.get(contract + "/amendments?status=DONE").then().statusCode(400);
    }

    @Test
    void whatHasEndedKeepsTheBaselineThatItWasJudgedBy() {
        manager.act(shell, "reschedule", Map.of("dueDate", "2027-08-31", "reason", "Rain"))
                .then()
                .statusCode(200);
        manager.act(roof, "reschedule", Map.of("dueDate", "2027-09-30", "reason", "Rain"))
                .then()
                .statusCode(200);
        manager.act(shell, "miss", Map.of("reason", "Never done")).then().statusCode(200);
        propose(Map.of("changes", Map.of("contract", Map.of("endsOn", "2029-01-31"))))
                .then()
                .statusCode(201);
        manager.get(shell).then().body("baselineDueDate", equalTo("2027-06-30"));
        manager.get(roof).then().body("baselineDueDate", equalTo("2027-09-30"));
    }

    @Test
    void oneThatIsNotEffectiveYetWaitsForItsDay() {
        String amendment = proposed(Map.of(
                "changes",
                Map.of("contract", Map.of("endsOn", "2029-01-31")),
                "effectiveOn",
                today.plusDays(1).toString()));
        manager.get(amendment)
                .then()
                .body("status", equalTo("APPROVED"))
                .body("allowedActions", contains("withdraw", "apply"));
        manager.act(amendment, "apply", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("effective from " + today.plusDays(1)));
        manager.get(contract).then().body("endsOn", equalTo("2028-12-31"));
        manager.act(amendment, "withdraw", Map.of()).then().statusCode(400);
        manager.act(amendment, "withdraw", Map.of("reason", "Not needed"))
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"))
                .body("decisionReason", equalTo("Not needed"));
        manager.act(amendment, "apply", Map.of()).then().statusCode(409).body("type", endsWith("/illegal-transition"));
    }

    @Test
    void whatDoesNotFitAnyMoreIsNotApplied() {
        String amendment = proposed(Map.of(
                "changes",
                Map.of(
                        "milestones",
                        List.of(Map.of("milestoneId", id(shell), "patch", Map.of("dueDate", "2027-09-30")))),
                "gate",
                byApprover()));
        manager.patch(shell, "{\"title\": \"Shell and core\"}").then().statusCode(200);
        manager.act(shell, "reschedule", Map.of("dueDate", "2027-07-31", "reason", "Rain"))
                .then()
                .statusCode(200);
        approver.act(amendment, "approve", Map.of())
                .then()
                .statusCode(409)
                .body("changed", contains("milestone " + id(shell) + " dueDate"));
        manager.get(amendment).then().body("status", equalTo("PROPOSED")).body("approvals.given", equalTo(0));
        manager.act(shell, "reschedule", Map.of("dueDate", "2027-06-30", "reason", "Sun"))
                .then()
                .statusCode(200);
        approver.act(amendment, "approve", Map.of()).then().statusCode(200).body("status", equalTo("APPLIED"));
        manager.get(shell).then().body("dueDate", equalTo("2027-09-30")).body("title", equalTo("Shell and core"));
    }

    @Test
    void itIsRejectedWithAReason() {
        String amendment =
                proposed(Map.of("changes", Map.of("contract", Map.of("endsOn", "2029-01-31")), "gate", byApprover()));
        approver.act(amendment, "reject", Map.of()).then().statusCode(400);
        finance.act(amendment, "reject", Map.of("reason", "No")).then().statusCode(403);
        approver.act(amendment, "reject", Map.of("reason", "Too long"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"))
                .body("decisionReason", equalTo("Too long"));
        approver.act(amendment, "approve", Map.of()).then().statusCode(409);
        manager.get(contract).then().body("endsOn", equalTo("2028-12-31"));
    }

    @Test
    void nobodyApprovesTheirOwnUnlessTheContractAllowsIt() {
        Api both = Api.as("aurora", "manager", "approver");
        Map<String, Object> body =
                Map.of("changes", Map.of("contract", Map.of("endsOn", "2029-01-31")), "gate", byApprover());
        String amendment = "/amendments/"
                + both.post(contract + "/amendments", complete(body))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        both.act(amendment, "approve", Map.of()).then().statusCode(403);
        manager.patch(contract, "{\"selfApprovalAllowed\": true}").then().statusCode(200);
        both.act(amendment, "approve", Map.of()).then().statusCode(200).body("status", equalTo("APPLIED"));
    }

    @Test
    void partiesAgreeAndOthersSeeNothing() {
        String reference = "A-" + UUID.randomUUID();
        String party = manager.party(reference);
        manager.patch(contract, "{\"parties\": [{\"partyId\": \"" + party + "\", \"role\": \"SUPPLIER\"}]}")
                .then()
                .statusCode(200);
        String amendment = proposed(Map.of(
                "changes",
                Map.of("contract", Map.of("endsOn", "2029-01-31")),
                "gate",
                Map.of("approvers", List.of(Map.of("partyId", party)))));
        Api supplier = Api.asCounterparty("aurora", reference, "approver", "manager");
        supplier.post(
                        contract + "/amendments",
                        complete(Map.of("changes", Map.of("contract", Map.of("endsOn", "2029-01-31")))))
                .then()
                .statusCode(403);
        supplier.act(amendment, "withdraw", Map.of("reason", "x")).then().statusCode(403);
        manager.party("other-" + reference);
        Api other = Api.asCounterparty("aurora", "other-" + reference, "approver", "manager");
        other.get(amendment).then().statusCode(404);
        other.get(contract + "/baselines/0").then().statusCode(404);
        other.request()
                .header("If-Match", "*")
                .body(Map.of())
                .post(amendment + "/approve")
                .then()
                .statusCode(404);
        supplier.act(amendment, "approve", Map.of()).then().statusCode(200).body("status", equalTo("APPLIED"));
        supplier.get(contract + "/baselines").then().body("items", hasSize(2));
    }

    @Test
    void dependenciesMustHoldAfterwards() {
        manager.post(contract + "/dependencies", Map.of("predecessorId", id(shell), "successorId", id(roof)))
                .then()
                .statusCode(201);
        var late = Map.of("milestoneId", id(shell), "patch", Map.of("dueDate", "2027-09-30"));
        propose(Map.of("changes", Map.of("milestones", List.of(late))))
                .then()
                .statusCode(409)
                .body("conflicts.id", contains(id(roof)))
                .body("conflicts[0].needed", equalTo("2027-09-30"));
        propose(Map.of(
                        "changes",
                        Map.of(
                                "milestones",
                                List.of(
                                        late,
                                        Map.of("milestoneId", id(roof), "patch", Map.of("dueDate", "2027-10-31"))))))
                .then()
                .statusCode(201)
                .body("status", equalTo("APPLIED"));
    }

    @Test
    void wrongProposalsAreRefusedWithTheirPlace() {
        wrong(Map.of(), "changes");
        wrong(Map.of("contract", Map.of("title", "x")), "changes.contract.title");
        wrong(
                Map.of("milestones", List.of(Map.of("milestoneId", id(shell), "patch", Map.of()))),
                "changes.milestones[0].patch");
        wrong(Map.of("milestones", List.of(Map.of("patch", Map.of("title", "x")))), "changes.milestones[0]");
        wrong(Map.of("cancelledMilestones", List.of(id(shell), id(shell))), "changes.cancelledMilestones[1]");
        wrong(Map.of("cancelledMilestones", List.of(UUID.randomUUID().toString())), "changes.cancelledMilestones");
        wrong(Map.of("contract", Map.of("endsOn", "2025-12-31")), "endsOn");
        wrong(Map.of("addedMilestones", List.of(paid("Too much", "1"))), "paymentTerm.percent");
        propose(Map.of("changes", Map.of("addedMilestones", List.of(Map.of("titel", "x", "type", "REPORT")))))
                .then()
                .statusCode(400)
                .body("type", endsWith("/unknown-field"));
        propose(Map.of("changes", Map.of("addedMilestones", List.of(Map.of("type", "REPORT")))))
                .then()
                .statusCode(400);
        propose(Map.of(
                        "changes",
                        Map.of("contract", Map.of("endsOn", "2029-01-31")),
                        "gate",
                        Map.of("approvers", List.of())))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("gate.approvers"));
        manager.act(shell, "waive", Map.of("reason", "Not needed")).then().statusCode(200);
        propose(Map.of("changes", Map.of("cancelledMilestones", List.of(id(shell)))))
                .then()
                .statusCode(409)
                .body("detail", containsString("is WAIVED"));
        String draft = manager.contract(Map.of());
        manager.post(
                        draft + "/amendments",
                        complete(Map.of("changes", Map.of("contract", Map.of("endsOn", "2029-01-31")))))
                .then()
                .statusCode(409)
                .body("detail", containsString("by PATCH"));
        manager.get(contract + "/amendments").then().body("items", empty());
        manager.get(contract + "/baselines").then().body("items", hasSize(1));
    }

    private void wrong(Map<String, ?> changes, String field) {
        List<String> fields = propose(Map.of("changes", changes))
                .then()
                .statusCode(400)
                .extract()
                .path("violations.field");
        assertThat(fields).contains(field);
    }

    private String proposed(Map<String, ?> more) {
        return "/amendments/" + propose(more).then().statusCode(201).extract().path("id");
    }

    private Response propose(Map<String, ?> more) {
        return manager.post(contract + "/amendments", complete(more));
    }

    private static Map<String, Object> complete(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("title", "Longer term", "reason", "The client asked for it"));
        body.putAll(more);
        return body;
    }

    private static Map<String, ?> byApprover() {
        return Map.of("approvers", List.of(Map.of("role", "approver")));
    }

    private static Map<String, ?> paid(String title, String percent) {
        return Map.of(
                "title",
                title,
                "type",
                "PAYMENT",
                "dueDate",
                "2027-06-30",
                "paymentTerm",
                Map.of("percent", percent, "netDays", 30));
    }

    private static Map<String, ?> term(String percent, String due) {
        return Map.of("paymentTerm", Map.of("percent", percent), "dueDate", due);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
