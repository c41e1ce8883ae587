package dev.milepost.milestone.upsert;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many rows at once: each has its answer, and sent again nothing changes. */
@ServiceTest
class BulkUpsertQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final String run = UUID.randomUUID().toString();

    @Test
    void partiesAndContractsComeRowByRow() {
        List<Map<String, ?>> parties = List.of(
                item("party", "1", Map.of("reference", "b1-" + run, "name", "One")),
                item("party", "2", Map.of("reference", "b2-" + run)),
                item("party", "1", Map.of("reference", "b3-" + run, "name", "Twice")),
                Map.of("externalId", Map.of("source", "crm"), "party", Map.of("name", "Nameless")),
                item("party", "4", Map.of("reference", "b1-" + run, "name", "Same reference")));
        bulk("/parties", parties, true)
                .body("dryRun", equalTo(true))
                .body("items.effect", equalTo(List.of("CREATED", "REFUSED", "REFUSED", "REFUSED", "REFUSED")))
                .body("items[4].problem.status", equalTo(409));
        manager.get("/parties/by-external-id/crm/1-" + run).then().statusCode(404);
        bulk("/parties", parties, false)
                .body("created", equalTo(1))
                .body("refused", equalTo(4))
                .body("items.effect", equalTo(List.of("CREATED", "REFUSED", "REFUSED", "REFUSED", "REFUSED")))
                .body("items[0].id", notNullValue())
                .body("items[0].version", equalTo(1))
                .body("items[0].problem", nullValue())
                .body("items[1].problem.status", equalTo(400))
                .body("items[1].problem.violations[0].field", equalTo("items[1].party.name"))
                .body("items[2].problem.detail", containsString("item 0"))
                .body("items[3].problem.violations[0].field", equalTo("items[3].externalId"))
                .body("items[4].problem.status", equalTo(409))
                .body("items[4].problem.detail", containsString("b1-" + run));
        bulk("/parties", parties.subList(0, 1), false).body("unchanged", equalTo(1));

        List<Map<String, ?>> contracts = List.of(
                item("contract", "1", Map.of("reference", "bc1-" + run, "title", "One")),
                item("contract", "2", Map.of("reference", "bc2-" + run, "title", "Two", "timeZone", "Mars")));
        bulk("/contracts", contracts, false)
                .body("created", equalTo(1))
                .body("items[1].problem.violations[0].field", equalTo("items[1].contract.timeZone"));
        bulk("/contracts", List.of(item("contract", "1", Map.of("title", "Uno"))), false)
                .body("updated", equalTo(1));
    }

    @Test
    void aPlanOfAThousandTasksComesAtOnceAndComesAgain() {
        String contract = manager.contract(Map.of());
        List<Map<String, ?>> plan = tasks(1000);
        bulk(contract + "/milestones", plan, true).body("created", equalTo(1000));
        manager.get("/milestones?contractId=" + contract.substring(11)).then().body("items", hasSize(0));
        bulk(contract + "/milestones", plan, false)
                .body("created", equalTo(1000))
                .body("refused", equalTo(0));
        bulk(contract + "/milestones", plan, false).body("unchanged", equalTo(1000));

        List<Map<String, ?>> moved = new ArrayList<>(plan);
        moved.set(
                7,
                task(
                        "7",
                        Map.of("title", "Task 7", "type", "REPORT", "dueDate", "2028-01-01", "tags", List.of("late"))));
        moved.set(9, task("9", Map.of("title", " ", "type", "REPORT")));
        moved.set(11, task("new", Map.of("title", "New", "type", "REPORT")));
        bulk(contract + "/milestones", moved, false)
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(997))
                .body("refused", equalTo(1))
                .body("items[9].problem.violations[0].field", equalTo("items[9].milestone.title"));
        manager.get("/milestones?tag=late&contractId=" + contract.substring(11))
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void inAnActiveContractDatesAreRescheduledAndWhatWouldBreakARuleIsRefusedAlone() {
        String contract = manager.contract(Map.of());
        bulk(contract + "/milestones", tasks(3), false).body("created", equalTo(3));
        manager.activate(contract);
        var body = new HashMap<String, Object>(Map.of(
                "items",
                List.of(
                        task("0", Map.of("dueDate", "2027-12-01")),
                        task("1", Map.of("paymentTerm", Map.of("percent", "80", "netDays", 0))),
                        task("2", Map.of("paymentTerm", Map.of("percent", "40", "netDays", 0))),
                        task("3", Map.of("title", "Task 3", "type", "REPORT", "dueDate", "2027-03-03"))),
                "reason",
                "The tool was replanned"));
        manager.post(contract + "/milestones/bulk-upsert", body)
                .then()
                .statusCode(200)
                .body("items.effect", equalTo(List.of("UPDATED", "UPDATED", "REFUSED", "CREATED")))
                .body("items[2].problem.violations[0].message", containsString("120 %"));
        String first = manager.get(contract + "/milestones/by-external-id/tool/0-" + run)
                .then()
                .body("dueDate", equalTo("2027-12-01"))
                .body("baselineDueDate", equalTo("2027-01-02"))
                .extract()
                .path("id");
        manager.get("/milestones/" + first + "/history").then().body("reason", hasItem("The tool was replanned"));
        manager.get(contract + "/milestones/by-external-id/tool/3-" + run)
                .then()
                .body("baselineDueDate", equalTo("2027-03-03"));
    }

    @Test
    void aDryRunAnswersAsTheRealOneWill() {
        String contract = manager.contract(Map.of());
        bulk(contract + "/milestones", tasks(3), false);
        List<Map<String, ?>> plan = List.of(
                task("0", Map.of("paymentTerm", Map.of("percent", "70", "netDays", 0))),
                task("1", Map.of("paymentTerm", Map.of("percent", "40", "netDays", 0))),
                task("0", Map.of("title", "Twice")),
                task("2", Map.of("dueDate", "2027-02-30")),
                task(
                        "3",
                        Map.of(
                                "title",
                                "New",
                                "type",
                                "PAYMENT",
                                "paymentTerm",
                                Map.of("percent", "30", "netDays", 0))),
                task(
                        "4",
                        Map.of(
                                "title",
                                "One too many",
                                "type",
                                "PAYMENT",
                                "paymentTerm",
                                Map.of("percent", "1", "netDays", 0))));
        List<String> expected = List.of("UPDATED", "REFUSED", "REFUSED", "REFUSED", "CREATED", "REFUSED");
        for (boolean dryRun : List.of(true, true, false)) {
            bulk(contract + "/milestones", plan, dryRun)
                    .body("items.effect", equalTo(expected))
                    .body("items[5].problem.violations[0].message", containsString("101 %"));
        }
        // A row that only fits once another one has made room: the contract's reference is free by then.
        List<Map<String, ?>> contracts = List.of(
                item("contract", "9", Map.of("reference", "old-" + run, "title", "Nine")),
                item("contract", "9x", Map.of("reference", "old-" + run, "title", "Taken")));
        bulk("/contracts", contracts, true).body("items.effect", equalTo(List.of("CREATED", "REFUSED")));
        bulk("/contracts", contracts.subList(0, 1), false).body("created", equalTo(1));
        List<Map<String, ?>> renamed = List.of(
                item("contract", "9", Map.of("reference", "new-" + run)),
                item("contract", "9y", Map.of("reference", "old-" + run, "title", "Has the name now")),
                item("contract", "9z", Map.of("reference", "new-" + run, "title", "Too late")));
        for (boolean dryRun : List.of(true, false)) {
            bulk("/contracts", renamed, dryRun)
                    .body("items.effect", equalTo(List.of("UPDATED", "CREATED", "REFUSED")))
                    .body("items[2].problem.status", equalTo(409));
        }
    }

    @Test
    void aFirstRowThatIsRefusedKeepsNoOtherBackInADryRunEither() {
        Map<String, List<Map<String, ?>>> sent = Map.of(
                "party",
                List.of(
                        item("party", "f1", Map.of("reference", "f1-" + run)),
                        item("party", "f2", Map.of("reference", "f2-" + run, "name", "Two")),
                        item("party", "f3", Map.of("reference", "f3-" + run, "name", "Three"))),
                "contract",
                List.of(
                        item("contract", "f1", Map.of("reference", "f1-" + run)),
                        item("contract", "f2", Map.of("reference", "f2-" + run, "title", "Two")),
                        item("contract", "f3", Map.of("reference", "f3-" + run, "title", "Three"))));
        sent.forEach((kind, items) -> {
            String collection = kind.equals("party") ? "/parties" : "/contracts";
            for (boolean dryRun : List.of(true, false)) {
                bulk(collection, items, dryRun)
                        .body("items[0].problem.status", equalTo(400))
                        .body("items.effect", equalTo(List.of("REFUSED", "CREATED", "CREATED")));
            }
        });
    }

    @Test
    void ofManyRowsOfADryRunHalfAreRefused() {
        List<Map<String, ?>> many = IntStream.range(0, 600)
                .<Map<String, ?>>mapToObj(i -> item(
                        "contract",
                        "m" + i,
                        Map.of("reference", "m" + i / 2 + "-" + run, "title", "Every second has another's reference")))
                .toList();
        bulk("/contracts", many, true).body("created", equalTo(300)).body("refused", equalTo(300));
        bulk("/contracts", many.subList(0, 2), false).body("created", equalTo(1));
    }

    @Test
    void whatIsNoListOfAtMostAThousandIsRefused() {
        String contract = manager.contract(Map.of());
        manager.post(contract + "/milestones/bulk-upsert", Map.of()).then().statusCode(400);
        manager.post(contract + "/milestones/bulk-upsert", Map.of("items", tasks(1001)))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("items"));
        bulk(contract + "/milestones", List.of(), false).body("items", hasSize(0));
        manager.request()
                .body("{\"items\": [null, {\"externalId\": {\"source\": \"tool\", \"id\": \"1\"}, \"milestone\": 7}]}")
                .post(contract + "/milestones/bulk-upsert")
                .then()
                .statusCode(200)
                .body("refused", equalTo(2))
                .body("items[1].problem.violations[0].field", equalTo("items[1].milestone"));
        manager.post(contract + "/milestones/bulk-upsert", Map.of("items", List.of(), "colour", "red"))
                .then()
                .statusCode(400)
                .body("type", containsString("unknown-field"));
        Api.as("borealis", "manager")
                .post(contract + "/milestones/bulk-upsert", Map.of("items", tasks(1)))
                .then()
                .statusCode(404);
        Api.as("aurora", "viewer")
                .post(contract + "/milestones/bulk-upsert", Map.of("items", List.of()))
                .then()
                .statusCode(403);
    }

    @Test
    void aNameIsForOneOfThem() {
        String contract = manager.contract(Map.of());
        Map<String, ?> name = Map.of("externalIds", List.of(Map.of("source", "erp", "id", "9-" + run)));
        Map<String, Object> said = new java.util.HashMap<>(name);
        said.putAll(Map.of("title", "x", "type", "REPORT"));
        bulk(contract + "/milestones", List.of(item("milestone", "n1", said), item("milestone", "n2", said)), false)
                .body("created", equalTo(1))
                .body("items[1].problem.status", equalTo(409));
    }

    private ValidatableResponse bulk(String collection, List<? extends Map<String, ?>> items, boolean dryRun) {
        return manager.post(collection + "/bulk-upsert", Map.of("items", items, "dryRun", dryRun))
                .then()
                .statusCode(200);
    }

    private List<Map<String, ?>> tasks(int count) {
        return IntStream.range(0, count)
                .<Map<String, ?>>mapToObj(i -> task(
                        String.valueOf(i), Map.of("title", "Task " + i, "type", "REPORT", "dueDate", "2027-01-02")))
                .toList();
    }

    private Map<String, ?> task(String id, Map<String, ?> said) {
        return Map.of("externalId", Map.of("source", "tool", "id", id + "-" + run), "milestone", said);
    }

    private Map<String, ?> item(String field, @Nullable String id, Map<String, ?> said) {
        return Map.of("externalId", Map.of("source", "crm", "id", id + "-" + run), field, said);
    }
}
