package dev.milepost.milestone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.milepost.local.testing.SignedTokens;
import dev.milepost.local.testing.SmallestBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who sees what: over every operation of the specification, and for a counterparty's users. */
@ServiceTest
class VisibilityQTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<String> EVERY_ROLE =
            Set.of("viewer", "contributor", "manager", "approver", "finance", "admin", "integration");

    record Call(String method, String path, JsonNode body) {}

    @TestFactory
    Stream<DynamicTest> everyOperationWantsATokenAndARole() throws Exception {
        return operations().stream()
                .map(call -> DynamicTest.dynamicTest(call.method() + " " + call.path(), () -> {
                    String path = filled(call.path(), UUID.randomUUID().toString());
                    assertThat(status(call, path, null)).isEqualTo(401);
                    assertThat(status(call, path, SignedTokens.token("aurora", "nobody")))
                            .isEqualTo(403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatAnotherTenantHasIsNotThere() throws Exception {
        Api manager = Api.as("aurora", "manager");
        String party = "/parties/" + manager.party("V-" + UUID.randomUUID());
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(
                contract, Map.of("type", "PAYMENT", "paymentTerm", Map.of("percent", "10", "netDays", 0)));
        manager.activate(contract);
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of()).then().statusCode(200);
        Api.as("aurora", "approver").act(milestone, "approve", Map.of()).then().statusCode(200);
        String payment = "/payments/"
                + manager.get("/payments?milestoneId=" + id(milestone))
                        .then()
                        .extract()
                        .path("items[0].id");
        String person = "/people/" + manager.get("/people/me").then().extract().path("id");
        String template = manager.post(
                        "/templates/0190c7a0-5e1a-7c04-8a10-0000000c0504/copy",
                        Map.of("name", "V-" + UUID.randomUUID()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, String> ids = Map.of(
                "templates", template,
                "parties", id(party),
                "contracts", id(contract),
                "milestones", id(milestone),
                "payments", id(payment),
                "people", id(person));
        String stranger = SignedTokens.token("borealis", EVERY_ROLE.toArray(String[]::new));
        return operations().stream()
                .map(call -> DynamicTest.dynamicTest(call.method() + " " + call.path(), () -> {
                    String kind = call.path().split("/")[3];
                    if (call.path().contains("{id}")) {
                        String there = filled(call.path(), ids.getOrDefault(kind, id(contract)));
                        String nowhere = filled(call.path(), UUID.randomUUID().toString());
                        assertThat(status(call, there, stranger))
                                .as("the answer is the same as for what does not exist")
                                .isEqualTo(status(call, nowhere, stranger))
                                .isEqualTo(404);
                    } else if (call.method().equals("get")) {
                        String body = given().auth()
                                .oauth2(stranger)
                                .queryParam("limit", 200)
                                .get(filled(call.path(), ""))
                                .asString();
                        ids.values().forEach(id -> assertThat(body).doesNotContain(id));
                    }
                }));
    }

    @Test
    void aCounterpartySeesOnlyContractsItTakesPartIn() {
        Api manager = Api.as("aurora", "manager");
        String reference = "cp-" + UUID.randomUUID();
        String party = manager.party(reference);
        Api supplier = Api.asCounterparty("aurora", reference, "contributor", "approver", "manager");
        String theirs = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        String owed = manager.milestone(theirs, Map.of("responsiblePartyId", party));
        String notOwed = manager.milestone(theirs, Map.of("title", "Site handed over"));
        String others = manager.contract(Map.of());
        String hidden = manager.milestone(others, Map.of());
        manager.activate(theirs);
        manager.activate(others);

        supplier.get("/contracts?limit=200")
                .then()
                .body("items.size()", equalTo(1))
                .body("items.id", hasItem(id(theirs)));
        supplier.get("/milestones?limit=200")
                .then()
                .body("items.size()", equalTo(2))
                .body("items.id", not(hasItem(id(hidden))));
        supplier.get(others).then().statusCode(404);
        supplier.get(hidden).then().statusCode(404);
        supplier.get("/parties?limit=200").then().body("items.size()", equalTo(1));

        supplier.act(owed, "start", Map.of()).then().statusCode(200);
        supplier.act(owed, "submit", Map.of()).then().statusCode(200);
        supplier.act(owed, "approve", Map.of()).then().statusCode(403);
        supplier.act(notOwed, "start", Map.of()).then().statusCode(403);
        supplier.act(owed, "waive", Map.of("reason", "We would rather not"))
                .then()
                .statusCode(403);
        supplier.patch(theirs, "{\"title\": \"Ours\"}").then().statusCode(403);
        supplier.post(theirs + "/milestones", Map.of("title", "x", "type", "REPORT"))
                .then()
                .statusCode(403);
        supplier.post("/contracts", Map.of("reference", "x", "title", "x"))
                .then()
                .statusCode(403);
        supplier.request()
                .header("If-Match", "*")
                .body(Map.of())
                .post(hidden + "/start")
                .then()
                .statusCode(404);
    }

    @Test
    void peopleComeAboutBySigningInAndEditThemselves() {
        Api viewer = Api.as("aurora", "viewer");
        String me = "/people/"
                + viewer.get("/people/me")
                        .then()
                        .statusCode(200)
                        .body("name", equalTo("Test aurora-viewer"))
                        .body("email", equalTo("aurora-viewer@aurora.example"))
                        .body("timeZone", equalTo("Europe/Berlin"))
                        .extract()
                        .path("id");
        viewer.patch(me, "{\"timeZone\": \"Asia/Tokyo\", \"email\": null}")
                .then()
                .statusCode(200)
                .body("timeZone", equalTo("Asia/Tokyo"));
        viewer.patch(me, "{\"teams\": [\"board\"]}").then().statusCode(403);
        Api.as("aurora", "approver").patch(me, "{\"name\": \"x\"}").then().statusCode(403);
        Api.as("aurora", "admin")
                .patch(me, "{\"teams\": [\"site\"]}")
                .then()
                .statusCode(200)
                .body("teams", hasItem("site"));
    }

    static List<Call> operations() throws Exception {
        JsonNode api = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
        List<Call> calls = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        calls.add(new Call(
                                method,
                                path.getKey(),
                                body(api, path.getKey(), path.getValue().path(method))));
                    }
                }));
        assertThat(calls).hasSizeGreaterThan(25);
        return calls;
    }

    private static JsonNode body(JsonNode api, String path, JsonNode operation) {
        boolean sendsJson = operation.path("requestBody").path("content").has("application/json");
        if (path.endsWith("/reschedule")) { // one of two is needed, which no schema says
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("dueDate", "2027-01-01")
                    .put("reason", "x");
        }
        return sendsJson ? new SmallestBody(api).ofOperation(operation) : JsonNodeFactory.instance.objectNode();
    }

    static int status(Call call, String path, @org.jspecify.annotations.Nullable String token) {
        var request = given().header("If-Match", "*");
        if (token != null) {
            request.auth().oauth2(token);
        }
        if (call.method().equals("patch")) {
            request.contentType("application/merge-patch+json").body("{}");
        } else if (path.endsWith("/evidence")) {
            request.multiPart("file", "report.pdf", "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } else if (call.method().equals("post") || call.method().equals("put")) {
            request.contentType("application/json").body(call.body().toString());
        }
        return request.request(call.method().toUpperCase(java.util.Locale.ROOT), path)
                .statusCode();
    }

    /** The path with the id of what the operation is on; whatever else it names is nowhere. */
    private static String filled(String path, String id) {
        return path.replace("{id}", id).replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
