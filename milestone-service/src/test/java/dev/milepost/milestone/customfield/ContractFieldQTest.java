package dev.milepost.milestone.customfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tenant may say of its contracts in fields of its own, from their definition to lists, templates and events. */
@ServiceTest
class ContractFieldQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final List<String> defined = new ArrayList<>();
    private String run = "";

    @BeforeEach
    void aRun() {
        run = UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void noRequiredFieldIsLeftToOtherTests() {
        defined.forEach(field -> manager.request()
                .header("If-Match", "*")
                .delete(field + "?withValues=true")
                .then()
                .statusCode(204));
    }

    @Test
    void contractsHaveValuesThatListsAreFilteredAndSortedBy() {
        String centre = define("centre", "TEXT", Map.of());
        String risk = define("risk", "NUMBER", Map.of());
        String review = define("review", "DATE", Map.of());
        String framework = define("framework", "BOOLEAN", Map.of());
        String region = define("region", "CHOICE", Map.of("choices", List.of("north", "south")));
        contract("A", Map.of(centre, "K-1", risk, 2, review, "2027-03-01", framework, true, region, "north"));
        contract("B", Map.of(centre, "K-2", risk, "10.50", review, "2027-01-01", region, "south"));
        contract("C", Map.of(risk, -3, framework, false));
        contract("D", Map.of());

        manager.get("/contracts?sort=customField." + risk)
                .then()
                .statusCode(200)
                .body("items.title", contains("C", "A", "B"))
                .body("items[1].customFields." + risk, equalTo(2))
                .body("items[1].customFields." + framework, equalTo(true))
                .body("items[2].customFields." + risk, equalTo(10.5f));
        found("customField." + centre + "=K-1").body("items.title", contains("A"));
        found("customField." + centre + "=K-1&customField." + centre + "=K-2")
                .body("items.title", containsInAnyOrder("A", "B"));
        found("customField." + risk + ".from=2&customField." + risk + ".to=10").body("items.title", contains("A"));
        found("customField." + review + ".to=2027-02-01").body("items.title", contains("B"));
        found("customField." + framework + "=false").body("items.title", contains("C"));
        found("customField." + region + "=south&status=DRAFT").body("items.title", contains("B"));
        found("customField." + region + "=south&status=ACTIVE").body("items", hasSize(0));
        assertThat(titles("sort=-customField." + risk, 1)).containsExactly("B", "A", "C");
        assertThat(titles("sort=customField." + centre + "&customField." + risk + ".to=100", 1))
                .containsExactly("A", "B");
        Api.asCounterparty("aurora", "cf-" + run, "viewer")
                .get("/contracts?sort=customField." + risk)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Api.as("borealis", "manager")
                .get("/contracts?customField." + centre + "=K-1")
                .then()
                .statusCode(400);
    }

    @Test
    void listsKnowWhenTermsEnd() {
        String centre = define("centre", "TEXT", Map.of());
        String mine = "customField." + centre + "=K";
        contract("A", Map.of(centre, "K"), Map.of("startsOn", "2027-01-01", "endsOn", "2028-06-30"));
        contract("B", Map.of(centre, "K"), Map.of("startsOn", "2027-01-01", "endsOn", "2027-12-31"));
        contract("C", Map.of(centre, "K"), Map.of("startsOn", "2027-01-01", "endsOn", "2027-12-31"));
        contract("D", Map.of(centre, "K"));

        found(mine).body("items", hasSize(4));
        assertThat(titles("sort=-reference&" + mine, 3)).hasSize(4);
        assertThat(titles("sort=endsOn&" + mine, 1)).containsExactly("B", "C", "A");
        assertThat(titles("sort=-endsOn&" + mine, 2)).containsExactly("A", "C", "B");
        found("endsFrom=2028-01-01&" + mine).body("items.title", contains("A"));
        found("endsFrom=2027-12-31&endsTo=2027-12-31&" + mine).body("items.title", containsInAnyOrder("B", "C"));
        manager.get("/contracts?sort=title").then().statusCode(400).body("violations[0].field", equalTo("sort"));
        manager.get("/contracts?endsFrom=2027-02-30").then().statusCode(400);
        String cursor = manager.get("/contracts?limit=1&sort=endsOn&" + mine)
                .then()
                .extract()
                .path("nextCursor");
        manager.get("/contracts?limit=1&sort=-endsOn&" + mine + "&cursor=" + cursor)
                .then()
                .statusCode(400);
    }

    @Test
    void aValueIsChangedAndTakenAwayByAPatchAlsoWhileTheContractRuns() {
        String centre = define("centre", "TEXT", Map.of());
        String risk = define("risk", "NUMBER", Map.of());
        String contract = contract("A", Map.of(centre, "K-1", risk, 2));
        manager.milestone(contract, Map.of());
        manager.activate(contract);
        manager.patch(contract, "{\"customFields\": {\"%s\": null, \"%s\": 3}}".formatted(centre, risk))
                .then()
                .statusCode(200)
                .body("customFields", equalTo(Map.of(risk, 3)));
        found("customField." + centre + "=K-1").body("items", hasSize(0));
        found("customField." + risk + "=3").body("items", hasSize(1));
        int version = manager.get(contract).then().extract().path("version");
        manager.patch(contract, "{\"customFields\": {\"%s\": 3.0}}".formatted(risk))
                .then()
                .statusCode(200)
                .body("version", equalTo(version));
        manager.get(contract + "/audit?limit=200")
                .then()
                .statusCode(200)
                .body("items.changes.flatten().field", hasItem("customFields"));
    }

    @Test
    void wrongAndMissingValuesAreRefusedWithTheirPlace() {
        String risk = define("risk", "NUMBER", Map.of());
        String region = define("region", "CHOICE", Map.of("choices", List.of("north", "south")));
        String before = contract("A", Map.of());
        String needed = define("needed", "BOOLEAN", Map.of("required", true));
        post("B", Map.of(risk, "many", region, "west", "nothing_" + run, 1), Map.of())
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "customFields." + risk,
                                "customFields." + region,
                                "customFields.nothing_" + run,
                                "customFields." + needed));
        post("B", Map.of(needed, false), Map.of()).then().statusCode(201);
        manager.patch(before, "{\"title\": \"A2\"}")
                .then()
                .statusCode(400)
                .body("violations.field", contains("customFields." + needed));
        manager.patch(before, "{\"title\": \"A2\", \"customFields\": {\"%s\": true}}".formatted(needed))
                .then()
                .statusCode(200);
        manager.patch(before, "{\"customFields\": {\"%s\": null}}".formatted(needed))
                .then()
                .statusCode(400);
        manager.get("/contracts?customField.nothing=1").then().statusCode(400);
        manager.get("/contracts?sort=customField.nothing").then().statusCode(400);
        manager.get("/contracts?customField." + risk + "=many").then().statusCode(400);
        manager.get("/contracts?customField." + region + ".from=north").then().statusCode(400);
    }

    @Test
    void whatIsSentAgainStaysAsItIsWhenAFieldBecomesRequired() {
        Map<String, ?> deal = Map.of("reference", "CF-" + run, "title", "Deal");
        String path = "/contracts/by-external-id/crm/" + run;
        manager.request().body(deal).put(path).then().statusCode(201);
        String needed = define("needed", "TEXT", Map.of("required", true));

        manager.request().body(deal).put(path).then().statusCode(200).body("version", equalTo(1));
        for (boolean dryRun : List.of(true, false)) {
            manager.post(
                            "/contracts/bulk-upsert",
                            Map.of(
                                    "items",
                                    List.of(item(run, deal), item(run + "-2", Map.of("reference", "x", "title", "x"))),
                                    "dryRun",
                                    dryRun))
                    .then()
                    .statusCode(200)
                    .body("items.effect", contains("UNCHANGED", "REFUSED"));
        }
        manager.request()
                .body(Map.of("title", "Another"))
                .put(path)
                .then()
                .statusCode(400)
                .body("violations.field", contains("customFields." + needed));
        manager.get(path).then().body("title", equalTo("Deal")).body("version", equalTo(1));
        manager.request()
                .body(Map.of("title", "Another", "timeZone", "Mars"))
                .put(path)
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("customFields." + needed, "timeZone"));
        manager.request()
                .body(Map.of("title", "Another", "customFields", Map.of(needed, "K-1")))
                .put(path)
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsAgreedIsNotHeldUpByAFieldThatBecomesRequired() {
        String contract = contract("A", Map.of(), Map.of("startsOn", "2027-01-01", "endsOn", "2027-12-31"));
        String milestone = manager.milestone(contract, Map.of("dueDate", "2027-06-30"));
        manager.activate(contract);
        String waiting = "/amendments/"
                + manager.post(
                                contract + "/amendments",
                                Map.of(
                                        "title",
                                        "Later",
                                        "reason",
                                        "Agreed",
                                        "gate",
                                        Map.of("approvers", List.of(Map.of("role", "approver"))),
                                        "changes",
                                        Map.of(
                                                "contract",
                                                Map.of("endsOn", "2028-06-30"),
                                                "milestones",
                                                List.of(Map.of(
                                                        "milestoneId",
                                                        milestone.substring(milestone.lastIndexOf('/') + 1),
                                                        "patch",
                                                        Map.of("dueDate", "2027-09-30"))))))
                        .then()
                        .statusCode(201)
                        .body("status", equalTo("PROPOSED"))
                        .extract()
                        .path("id");
        define("needed", "TEXT", Map.of("required", true));
        define("asked_" + run, "MILESTONE", "TEXT", Map.of("requiredFor", List.of("DELIVERABLE", "REPORT")));

        Api.as("aurora", "approver")
                .act(waiting, "approve", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("APPLIED"));
        manager.get(contract).then().body("endsOn", equalTo("2028-06-30"));
        manager.get(milestone).then().body("dueDate", equalTo("2027-09-30"));
    }

    @Test
    void aPlaceInAListIsNoneWhenItsFieldWasMadeAnewWithAnotherType() {
        String key = define("grade", "TEXT", Map.of());
        contract("A", Map.of(key, "a"));
        contract("B", Map.of(key, "b"));
        String list = "limit=1&sort=customField." + key;
        String cursor = found(list).extract().path("nextCursor");
        gone(defined.getLast());
        define(key, "CONTRACT", "DATE", Map.of());
        manager.get("/contracts?" + list + "&cursor=" + cursor).then().statusCode(400);
        found(list).body("items", hasSize(0));
    }

    @Test
    void definitionsOfContractsAndMilestonesAreApart() {
        String key = "same_" + run;
        String ofContracts = define(key, "CONTRACT", "TEXT", Map.of());
        String ofMilestones = define(key, "MILESTONE", "NUMBER", Map.of());
        field(key, "CONTRACT", "TEXT", Map.of()).then().statusCode(409);
        field("x" + run, "CONTRACT", "TEXT", Map.of("requiredFor", List.of("REVIEW")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("requiredFor"));
        field("x" + run, "MILESTONE", "TEXT", Map.of("required", true))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("required"));
        manager.patch(ofContracts, "{\"target\": \"MILESTONE\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("target"));
        String contract = contract("A", Map.of(key, "text"));
        String milestone = manager.milestone(contract, Map.of("customFields", Map.of(key, 7)));
        manager.get("/custom-fields?target=CONTRACT&limit=200")
                .then()
                .body("items.target.unique()", contains("CONTRACT"))
                .body("items.key", hasItem(key));
        List<String> targets = manager.get("/custom-fields?limit=200")
                .then()
                .extract()
                .path("items.findAll { it.key == '" + key + "' }.target");
        assertThat(targets).containsExactlyInAnyOrder("CONTRACT", "MILESTONE");

        gone(ofMilestones);
        manager.get(milestone).then().body("customFields", equalTo(Map.of()));
        manager.get(contract).then().body("customFields", equalTo(Map.of(key, "text")));
        manager.request()
                .header("If-Match", "*")
                .delete(ofContracts)
                .then()
                .statusCode(409)
                .body("contracts", equalTo(1));
        gone(ofContracts);
        manager.get(contract).then().body("customFields", equalTo(Map.of()));
    }

    @Test
    void choicesOfContractsAreNotTakenAway() {
        String region = define("region", "CHOICE", Map.of("choices", List.of("north", "south")));
        String field = defined.getLast();
        contract("A", Map.of(region, "north"));
        manager.patch(field, "{\"choices\": [\"south\"]}")
                .then()
                .statusCode(409)
                .body("contracts", equalTo(1));
        manager.patch(field, "{\"choices\": [\"north\"]}").then().statusCode(200);
    }

    @Test
    void aCrmSendsThemWithItsDealsSinglyAndInBulk() {
        String region = define("region", "CHOICE", Map.of("choices", List.of("north", "south")));
        Map<String, ?> deal =
                Map.of("reference", "CF-" + run, "title", "Deal", "customFields", Map.of(region, "north"));
        String path = "/contracts/by-external-id/crm/" + run;
        manager.request().body(deal).put(path).then().statusCode(201).body("customFields." + region, equalTo("north"));
        manager.request().body(deal).put(path).then().statusCode(200).body("version", equalTo(1));
        List<Map<String, ?>> items = List.of(
                item(run, Map.of("customFields", Map.of(region, "south"))),
                item(
                        run + "-2",
                        Map.of("reference", "CG-" + run, "title", "x", "customFields", Map.of(region, "east"))));
        manager.post("/contracts/bulk-upsert", Map.of("items", items))
                .then()
                .statusCode(200)
                .body("items.effect", contains("UPDATED", "REFUSED"))
                .body("items[1].problem.violations[0].field", equalTo("items[1].contract.customFields." + region));
        found("customField." + region + "=south").body("items", hasSize(1));
    }

    @Test
    void templatesGiveThemAndAreMadeWithThem() {
        String centre = define("centre", "TEXT", Map.of());
        String field = defined.getLast();
        String needed = define("needed", "BOOLEAN", Map.of("required", true));
        Map<String, Object> template = new HashMap<>(Map.of(
                "name",
                "CT-" + run,
                "kind",
                "test",
                "milestones",
                List.of(Map.of("key", "a", "title", "A", "type", "REPORT"))));
        template.put("contract", Map.of("customFields", Map.of("nothing_" + run, 1)));
        manager.post("/templates", template)
                .then()
                .statusCode(400)
                .body("violations.field", contains("contract.customFields.nothing_" + run));
        template.put("contract", Map.of("customFields", Map.of(centre, "K-1")));
        String path = "/templates/"
                + manager.post("/templates", template)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Map<String, Object> made =
                new HashMap<>(Map.of("title", "Made", "startDate", "2027-03-01", "reference", "CT-" + run));
        manager.post(path + "/instantiate", made)
                .then()
                .statusCode(400)
                .body("violations[0].field", endsWith("customFields." + needed));
        made.put("contractFields", Map.of(needed, true));
        String contract = "/contracts/"
                + manager.post(path + "/instantiate", made)
                        .then()
                        .statusCode(201)
                        .body("contract.customFields", equalTo(Map.of(centre, "K-1", needed, true)))
                        .extract()
                        .path("contract.id");
        String copy = "/templates/"
                + manager.post(contract + "/template", Map.of("name", "CU-" + run, "kind", "test"))
                        .then()
                        .statusCode(201)
                        .body("contract.customFields." + centre, equalTo("K-1"))
                        .extract()
                        .path("id");
        manager.request()
                .header("If-Match", "*")
                .delete(field + "?withValues=true")
                .then()
                .statusCode(409)
                .body("templates", contains("CT-" + run, "CU-" + run));
        manager.request().header("If-Match", "*").delete(path).then().statusCode(204);
        manager.request().header("If-Match", "*").delete(copy).then().statusCode(204);
    }

    private static Map<String, ?> item(String id, Map<String, ?> contract) {
        return Map.of("externalId", Map.of("source", "crm", "id", id), "contract", contract);
    }

    private io.restassured.response.ValidatableResponse found(String query) {
        return manager.get("/contracts?" + query).then().statusCode(200);
    }

    private List<String> titles(String query, int limit) {
        List<String> titles = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = found(query + "&limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            titles.addAll(page.extract().<List<String>>path("items.title"));
            cursor = page.extract().path("nextCursor");
        }
        return titles;
    }

    private String define(String name, String type, Map<String, ?> more) {
        String key = name + "_" + run;
        define(key, "CONTRACT", type, more);
        return key;
    }

    private String define(String key, String target, String type, Map<String, ?> more) {
        String path = "/custom-fields/"
                + field(key, target, type, more)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        defined.add(path);
        return path;
    }

    private Response field(String key, String target, String type, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("key", key, "label", "x", "target", target, "type", type));
        body.putAll(more);
        return manager.post("/custom-fields", body);
    }

    private void gone(String field) {
        manager.request()
                .header("If-Match", "*")
                .delete(field + "?withValues=true")
                .then()
                .statusCode(204);
        defined.remove(field);
    }

    private String contract(String title, Map<String, ?> fields) {
        return contract(title, fields, Map.of());
    }

    private String contract(String title, Map<String, ?> fields, Map<String, ?> more) {
        return "/contracts/"
                + post(title, fields, more).then().statusCode(201).extract().path("id");
    }

    private Response post(String title, Map<String, ?> fields, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("reference", title + "-" + UUID.randomUUID(), "title", title, "customFields", fields));
        body.putAll(more);
        return manager.post("/contracts", body);
    }
}
