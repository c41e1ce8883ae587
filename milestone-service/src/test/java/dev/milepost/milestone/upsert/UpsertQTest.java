package dev.milepost.milestone.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a connector to a CRM and to a project tool does, again and again. */
@ServiceTest
class UpsertQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final String run = UUID.randomUUID().toString();

    @Test
    void aCrmSendsItsCustomersAndDealsUntilNothingIsNewAnyMore() {
        String party = "/parties/by-external-id/crm/P-" + run;
        put(party, Map.of("reference", "ref-" + run, "name", "Hochbau Nord"))
                .statusCode(201)
                .header("Location", containsString("/api/v1/parties/"))
                .header("ETag", equalTo("\"1\""))
                .body("externalIds[0].source", equalTo("crm"))
                .body("externalIds[0].id", equalTo("P-" + run));
        put(party, Map.of("reference", "ref-" + run, "name", "Hochbau Nord"))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
        put(party, Map.of("name", "Hochbau Nord GmbH"))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("reference", equalTo("ref-" + run));
        String id = manager.get(party)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .extract()
                .path("id");
        manager.get("/parties/" + id).then().body("name", equalTo("Hochbau Nord GmbH"));

        String deal = "/contracts/by-external-id/crm/D-" + run;
        Map<String, ?> said = Map.of(
                "reference",
                "deal-" + run,
                "title",
                "School",
                "value",
                Map.of("amount", "100000.00", "currency", "EUR"),
                "startsOn",
                "2027-03-01",
                "parties",
                List.of(Map.of("partyId", id, "role", "CLIENT")));
        String contract =
                "/contracts/" + put(deal, said).statusCode(201).extract().path("id");
        put(deal, said).statusCode(200).header("ETag", equalTo("\"1\""));
        manager.get(deal).then().header("ETag", equalTo("\"1\""));
        manager.patch(contract, "{\"tags\": [\"ours\"]}").then().statusCode(200).header("ETag", equalTo("\"2\""));
        manager.get(deal).then().header("ETag", equalTo("\"2\""));
        put(deal, Map.of("title", "School, annex"))
                .statusCode(200)
                .header("ETag", equalTo("\"3\""))
                .body("tags", equalTo(List.of("ours"))) // what the CRM does not know stays
                .body("parties", hasSize(1));
        manager.activate(contract);
        put(deal, Map.of("title", "School, annex")).statusCode(200).header("ETag", equalTo("\"4\""));
        put(deal, Map.of("value", Map.of("amount", "100000", "currency", "EUR")))
                .statusCode(200)
                .header("ETag", equalTo("\"4\""));
        put(deal, Map.of("value", Map.of("amount", "120000", "currency", "EUR")))
                .statusCode(409)
                .body("type", containsString("amendment-needed"));
        put(deal, "\"3\"", Map.of("title", "x")).statusCode(412);
        put(deal, "\"4\"", Map.of("title", "School and annex")).statusCode(200);
        manager.get(deal).then().body("title", equalTo("School and annex")).body("status", equalTo("ACTIVE"));
    }

    @Test
    void aProjectToolMovesItsTasksInADraftAndInAnActiveContract() {
        String contract = manager.contract(Map.of());
        String task = contract + "/milestones/by-external-id/tool/T-" + run;
        Map<String, ?> said = Map.of(
                "title", "Shell",
                "type", "DELIVERABLE",
                "dueDate", "2027-06-30",
                "plannedStart", "2027-06-01",
                "paymentTerm", Map.of("percent", "10", "netDays", 30),
                "criteria", List.of(Map.of("statement", "Inspected"), Map.of("statement", "Dry")),
                "weight", 2.5);
        String milestone = "/milestones/"
                + put(task, said)
                        .statusCode(201)
                        .header("Location", containsString("/api/v1/milestones/"))
                        .extract()
                        .path("id");
        put(task, Map.of("dueDate", "2027-07-15")).statusCode(200).body("dueDate", equalTo("2027-07-15"));
        put(task, said).statusCode(200).header("ETag", equalTo("\"3\""));
        manager.activate(contract);

        put(task, said).statusCode(200).header("ETag", equalTo("\"4\""));
        manager.get(task).then().header("ETag", equalTo("\"4\""));
        put(task + "?reason=Frost", Map.of("title", "Shell", "dueDate", "2027-08-31", "plannedStart", "2027-08-15"))
                .statusCode(200)
                .body("dueDate", equalTo("2027-08-31"))
                .body("plannedStart", equalTo("2027-08-15"))
                .body("baselineDueDate", equalTo("2027-06-30"));
        put(task, Map.of("dueDate", "2027-09-30")).statusCode(200).body("plannedStart", equalTo("2027-09-14"));
        manager.get(milestone + "/history").then().body("reason", hasItems("Frost", "tool says so"));

        manager.act(milestone, "cancel", Map.of("reason", "Not needed")).then().statusCode(200);
        put(task, Map.of("title", "Shell", "dueDate", "2027-09-30"))
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        put(task, Map.of("dueDate", "2027-10-31")).statusCode(409).body("detail", containsString("reopen"));
        manager.get(task).then().statusCode(200).body("id", equalTo(milestone.substring(12)));
        manager.get(manager.contract(Map.of()) + "/milestones/by-external-id/tool/T-" + run)
                .then()
                .statusCode(404);
        put(manager.contract(Map.of()) + "/milestones/by-external-id/tool/T-" + run, said)
                .statusCode(409)
                .body("detail", containsString(contract.substring(11)));
    }

    @Test
    void theDayThatARuleGivesIsNoNewsAndAnotherDayEndsTheRule() {
        String contract = manager.contract(Map.of("startsOn", "2026-01-01"));
        String task = contract + "/milestones/by-external-id/tool/R-" + run;
        Map<String, ?> rule = Map.of("kind", "RELATIVE", "anchor", Map.of("kind", "START"), "offset", "P10D");
        put(task, Map.of("title", "Ruled", "type", "REPORT", "dueRule", rule))
                .statusCode(201)
                .body("dueDate", equalTo("2026-01-11"));
        put(task, Map.of("dueDate", "2026-01-11")).statusCode(200).header("ETag", equalTo("\"1\""));
        put(task, Map.of("dueDate", "2026-01-12"))
                .statusCode(200)
                .body("dueDate", equalTo("2026-01-12"))
                .body("dueRule", nullValue());
    }

    @Test
    void twoAtOnceCreateOne() throws Exception {
        String party = "/parties/by-external-id/crm/two-" + run;
        String contract = manager.contract(Map.of());
        String task = contract + "/milestones/by-external-id/tool/two-" + run;
        assertThat(atOnce(() -> put(party, Map.of("reference", "two-" + run, "name", "Two"))
                        .extract()
                        .statusCode()))
                .containsExactly(200, 200, 200, 201);
        assertThat(atOnce(() -> put(
                                "/contracts/by-external-id/crm/two-" + run,
                                Map.of("reference", "two-" + run, "title", "Two"))
                        .extract()
                        .statusCode()))
                .containsExactly(200, 200, 200, 201);
        assertThat(atOnce(() -> put(task, Map.of("title", "Two", "type", "REPORT"))
                        .extract()
                        .statusCode()))
                .containsExactly(200, 200, 200, 201);
        manager.get("/milestones?contractId=" + contract.substring(11)).then().body("items", hasSize(1));
    }

    @Test
    void anExternalIdMayLookLikeAPath() {
        String party = "/parties/by-external-id/crm/Ä 1/b-" + run;
        put(party, Map.of("reference", "path-" + run, "name", "x"))
                .statusCode(201)
                .body("externalIds[0].id", equalTo("Ä 1/b-" + run));
        manager.get(party).then().statusCode(200);
    }

    @Test
    void whatIsWrongIsRefused() {
        put("/parties/by-external-id/crm/w-" + run, Map.of("name", "x"))
                .statusCode(400)
                .body("violations.field", hasItem("reference"));
        put("/parties/by-external-id/crm/w-" + run, "\"1\"", Map.of("reference", "w-" + run, "name", "x"))
                .statusCode(412);
        put("/parties/by-external-id/crm/w-" + run, Map.of("reference", "w-" + run, "name", "x", "colour", "red"))
                .statusCode(400)
                .body("type", containsString("unknown-field"));
        put(
                        "/parties/by-external-id/crm/w-" + run,
                        Map.of(
                                "reference",
                                "w-" + run,
                                "name",
                                "x",
                                "externalIds",
                                List.of(Map.of("source", "crm", "id", "other"))))
                .statusCode(400)
                .body("violations.field", hasItem("externalIds[0].id"));
        put("/parties/by-external-id/crm/" + "x".repeat(501), Map.of("reference", "w-" + run, "name", "x"))
                .statusCode(400);
        manager.get("/parties/by-external-id/crm/w-" + run).then().statusCode(404);
        put(
                        "/contracts/" + UUID.randomUUID() + "/milestones/by-external-id/tool/1",
                        Map.of("title", "x", "type", "REPORT"))
                .statusCode(404);
        manager.request()
                .body("[]")
                .put("/parties/by-external-id/crm/w-" + run)
                .then()
                .statusCode(400);
    }

    @Test
    void othersKeepOut() {
        String reference = "guest-" + run;
        String own = manager.party(reference);
        String seen = "/contracts/by-external-id/crm/seen-" + run;
        String hidden = "/contracts/by-external-id/crm/hidden-" + run;
        put(
                        seen,
                        Map.of(
                                "reference",
                                "seen-" + run,
                                "title",
                                "Seen",
                                "parties",
                                List.of(Map.of("partyId", own, "role", "SUPPLIER"))))
                .statusCode(201);
        put(hidden, Map.of("reference", "hidden-" + run, "title", "Hidden")).statusCode(201);
        Api guest = Api.asCounterparty("aurora", reference, "manager");
        guest.get(seen).then().statusCode(200);
        guest.get(hidden).then().statusCode(404);
        guest.request().body(Map.of("title", "Ours")).put(seen).then().statusCode(403);
        guest.request()
                .body(Map.of("reference", "new-" + run, "title", "Ours"))
                .put(hidden + "2")
                .then()
                .statusCode(403);
        guest.post("/parties/bulk-upsert", Map.of("items", List.of())).then().statusCode(403);
        Api stranger = Api.as("borealis", "manager");
        stranger.get(seen).then().statusCode(404);
        stranger.request()
                .body(Map.of("reference", "seen-" + run, "title", "Theirs"))
                .put(seen)
                .then()
                .statusCode(201);
        manager.get(seen).then().body("title", equalTo("Seen"));
        Api.as("aurora", "viewer").request().body(Map.of()).put(seen).then().statusCode(403);
        Api.as("aurora", "integration")
                .request()
                .body(Map.of("title", "Seen"))
                .put(seen)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse put(String path, Map<String, ?> body) {
        return put(path, null, body);
    }

    private ValidatableResponse put(String path, @org.jspecify.annotations.Nullable String etag, Map<String, ?> body) {
        var request = manager.request().body(body);
        Response response = (etag == null ? request : request.header("If-Match", etag)).put(path);
        return response.then();
    }

    private static List<Integer> atOnce(Callable<Integer> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            List<Integer> codes = new java.util.ArrayList<>();
            for (var answer : answers) {
                codes.add(answer.get());
            }
            return codes.stream().sorted().toList();
        }
    }
}
