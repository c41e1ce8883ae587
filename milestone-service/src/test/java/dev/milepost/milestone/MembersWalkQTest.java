package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.testing.SignedTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks every operation of the specification over a contract of MEMBERS, with something of everything in it, as somebody of
 * the same organisation with all roles but no membership: what names it is not there, and what lists does not show it.
 */
@ServiceTest
class MembersWalkQTest {
    private static final String TENANT = "memberwalk";
    private static final String[] ROLES = {"viewer", "contributor", "manager", "approver", "finance"};
    private static final Set<String> OF_THE_TENANT =
            Set.of("parties", "people", "calendars", "custom-fields", "templates");
    /** What shows the contract to those who see it, so that its absence says something. */
    private static final Set<String> LISTS = Set.of(
            "/api/v1/contracts",
            "/api/v1/milestones",
            "/api/v1/timeline",
            "/api/v1/workload",
            "/api/v1/payments",
            "/api/v1/payments/forecast",
            "/api/v1/breaches",
            "/api/v1/extension-requests",
            "/api/v1/corrective-actions",
            "/api/v1/approvals/pending",
            "/api/v1/changes");

    private final String mark = "hidden-" + UUID.randomUUID();
    private final Map<String, String> ids = new HashMap<>();
    private final Api member = new Api(TENANT, token("mia"));

    @TestFactory
    Stream<DynamicTest> whatOnlyMembersSeeIsNotThereForOthers() throws Exception {
        giveTheContractSomethingOfEverything();
        String stranger = token("nora");
        Set<String> marks = new TreeSet<>(ids.values());
        marks.removeAll(Set.of(ids.get("personId"), "1", "crm"));
        marks.add(mark);
        marks.add("XAF");
        return VisibilityQTest.operations().stream()
                .filter(call ->
                        !OF_THE_TENANT.contains(kind(call)) || !call.path().contains("{"))
                .map(call -> DynamicTest.dynamicTest(call.method() + " " + call.path(), () -> {
                    String path = filled(call);
                    if (call.path().contains("{")) {
                        assertThat(VisibilityQTest.status(call, path, stranger)).isEqualTo(404);
                    } else if (call.method().equals("get")) {
                        Set<String> shown = new TreeSet<>(marks);
                        if (path.endsWith("/workload")) {
                            shown.add(ids.get("personId"));
                        }
                        String body = body(stranger, path);
                        shown.forEach(one -> assertThat(body).doesNotContain(one));
                        if (LISTS.contains(call.path())) {
                            String theirs = body(member.token(), path);
                            assertThat(shown).as("of which one shows there").anyMatch(theirs::contains);
                        }
                    }
                }));
    }

    private void giveTheContractSomethingOfEverything() {
        ids.put("source", "crm");
        ids.put("externalId", mark);
        String person = member.get("/people/me").then().extract().path("id");
        ids.put("personId", person);
        String contract = member.contract(Map.of(
                "title",
                mark,
                "selfApprovalAllowed",
                true,
                "value",
                Map.of("amount", "100000.00", "currency", "XAF"),
                "externalIds",
                List.of(Map.of("source", "crm", "id", mark))));
        ids.put("contracts", id(contract));
        String late = member.milestone(
                contract,
                Map.of(
                        "title",
                        mark,
                        "team",
                        mark,
                        "ownerId",
                        person,
                        "dueDate",
                        "2026-01-31",
                        "criteria",
                        List.of(Map.of("statement", "Drawings handed over")),
                        "externalIds",
                        List.of(Map.of("source", "crm", "id", mark))));
        ids.put("milestones", id(late));
        ids.put("criterionId", member.get(late).then().extract().path("criteria[0].id"));
        String paying = member.milestone(
                contract, Map.of("type", "PAYMENT", "paymentTerm", Map.of("percent", "10", "netDays", 0)));
        String gated = member.milestone(
                contract,
                Map.of(
                        "title",
                        mark,
                        "gate",
                        Map.of("mode", "ALL", "order", "PARALLEL", "approvers", List.of(Map.of("role", "approver")))));
        add("dependencyId", contract + "/dependencies", Map.of("predecessorId", id(paying), "successorId", id(gated)));
        member.activate(contract);
        for (String submitted : List.of(paying, gated)) {
            member.act(submitted, "start", Map.of()).then().statusCode(200);
            member.act(submitted, "submit", Map.of()).then().statusCode(200);
            if (submitted.equals(paying)) {
                member.act(submitted, "approve", Map.of()).then().statusCode(200);
            }
        }
        ids.put(
                "payments",
                member.get("/payments?milestoneId=" + id(paying))
                        .then()
                        .extract()
                        .path("items[0].id"));
        add("breaches", contract + "/breaches", Map.of("description", mark));
        add("extension-requests", late + "/extension-requests", Map.of("wantedDate", "2026-02-28", "reason", mark));
        add(
                "corrective-plans",
                late + "/corrective-plans",
                Map.of("actions", List.of(Map.of("title", mark, "dueDate", "2026-03-31"))));
        ids.put(
                "actionId",
                member.get("/corrective-plans/" + ids.get("corrective-plans"))
                        .then()
                        .extract()
                        .path("actions[0].id"));
        add("commentId", late + "/comments", Map.of("text", mark));
        add("evidenceId", late + "/evidence/links", Map.of("title", mark, "url", "https://files.example/report.pdf"));
        add(
                "recurrences",
                contract + "/recurrences",
                Map.of(
                        "rule",
                        Map.of(
                                "kind",
                                "RECURRING",
                                "start",
                                Map.of("kind", "DATE", "date", "2027-03-20"),
                                "rrule",
                                "FREQ=DAILY"),
                        "until",
                        "2027-03-20",
                        "milestone",
                        Map.of("title", mark, "type", "REPORT")));
        add(
                "amendments",
                contract + "/amendments",
                Map.of(
                        "title",
                        mark,
                        "reason",
                        "x",
                        "changes",
                        Map.of("cancelledMilestones", List.of(id(late))),
                        "effectiveOn",
                        "2099-01-01"));
        ids.put("number", "1");
        member.patch(contract, "{\"access\": \"MEMBERS\"}").then().statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> body(member.token(), "/api/v1/changes").contains("\"MEMBERS\""));
    }

    private void add(String name, String path, Map<String, ?> body) {
        ids.put(name, member.post(path, body).then().statusCode(201).extract().path("id"));
    }

    private String filled(VisibilityQTest.Call call) {
        String path = call.path();
        if (path.contains("{id}")) {
            assertThat(ids).as("say here, or in OF_THE_TENANT, whose that is").containsKey(kind(call));
            path = path.replace("{id}", ids.get(kind(call)));
        }
        for (var one : ids.entrySet()) {
            path = path.replace("{" + one.getKey() + "}", one.getValue());
        }
        assertThat(path).as("all of its parameters are of the contract").doesNotContain("{");
        return path;
    }

    private static String kind(VisibilityQTest.Call call) {
        return call.path().split("/")[3];
    }

    private static String body(String token, String path) {
        var request = io.restassured.RestAssured.given().auth().oauth2(token);
        if (LISTS.contains(path) && !path.endsWith("/forecast") && !path.endsWith("/workload")) {
            request.queryParam("limit", 200);
        }
        if (path.endsWith("/workload") || path.endsWith("/timeline")) {
            request.queryParam("from", "2026-01-01").queryParam("to", "2027-12-31");
        }
        return request.get(path).then().statusCode(200).extract().asString();
    }

    private static String token(String name) {
        return SignedTokens.token(
                TENANT, Stream.concat(Stream.of(name), Stream.of(ROLES)).toArray(String[]::new));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
