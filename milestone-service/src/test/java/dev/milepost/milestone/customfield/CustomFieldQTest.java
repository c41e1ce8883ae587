package dev.milepost.milestone.customfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class CustomFieldQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final List<String> defined = new ArrayList<>();
    private String contract = "";
    private String run = "";

    @BeforeEach
    void aContract() {
        contract = manager.contract(Map.of());
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
    void aTenantsFieldsAreGivenFilteredAndSortedBy() {
        String centre = define("centre", "TEXT", Map.of());
        String floors = define("floors", "NUMBER", Map.of());
        String handover = define("handover", "DATE", Map.of());
        String urgent = define("urgent", "BOOLEAN", Map.of());
        String region = define("region", "CHOICE", Map.of("choices", List.of("north", "south")));
        milestone("A", Map.of(centre, "K-1", floors, 2, handover, "2027-03-01", urgent, true, region, "north"));
        milestone("B", Map.of(centre, "K-2", floors, "10.50", handover, "2027-01-01", region, "south"));
        milestone("C", Map.of(floors, -3, urgent, false));
        milestone("D", Map.of());
        String list = "/milestones?contractId=" + id(contract);

        manager.get(list + "&sort=customField." + floors)
                .then()
                .statusCode(200)
                .body("items.title", contains("C", "A", "B"))
                .body("items[1].customFields." + floors, equalTo(2))
                .body("items[1].customFields." + urgent, equalTo(true))
                .body("items[2].customFields." + floors, equalTo(10.5f));
        manager.get(list + "&customField." + centre + "=K-1").then().body("items.title", contains("A"));
        manager.get(list + "&customField." + centre + "=K-1&customField." + centre + "=K-2")
                .then()
                .body("items.title", containsInAnyOrder("A", "B"));
        manager.get(list + "&customField." + floors + ".from=2&customField." + floors + ".to=10")
                .then()
                .body("items.title", contains("A"));
        manager.get(list + "&customField." + handover + ".to=2027-02-01").then().body("items.title", contains("B"));
        manager.get(list + "&customField." + urgent + "=false").then().body("items.title", contains("C"));
        manager.get(list + "&customField." + region + "=south").then().body("items.title", contains("B"));

        List<String> titles = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = manager.get(list + "&limit=1&sort=-customField." + floors
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200);
            titles.addAll(page.extract().<List<String>>path("items.title"));
            cursor = page.extract().path("nextCursor");
        }
        assertThat(titles).containsExactly("B", "A", "C");
    }

    @Test
    void aPatchChangesOneValueAndTakesAnotherAway() {
        String centre = define("centre", "TEXT", Map.of());
        String floors = define("floors", "NUMBER", Map.of());
        String milestone = milestone("A", Map.of(centre, "K-1", floors, 2));
        manager.patch(milestone, "{\"customFields\": {\"%s\": null, \"%s\": 3}}".formatted(centre, floors))
                .then()
                .statusCode(200)
                .body("customFields", equalTo(Map.of(floors, 3)));
        String list = "/milestones?contractId=" + id(contract) + "&customField.";
        manager.get(list + centre + "=K-1").then().body("items.size()", equalTo(0));
        manager.get(list + floors + "=3").then().body("items.size()", equalTo(1));
        int version = manager.get(milestone).then().extract().path("version");
        manager.patch(milestone, "{\"customFields\": {\"%s\": 3.0}}".formatted(floors))
                .then()
                .statusCode(200)
                .body("version", equalTo(version));
        manager.activate(contract);
        Api.as("aurora", "contributor")
                .act(milestone, "start", Map.of())
                .then()
                .body("customFields", equalTo(Map.of(floors, 3)));
    }

    @Test
    void wrongValuesAreRefusedWithTheirPlace() {
        String floors = define("floors", "NUMBER", Map.of());
        String handover = define("handover", "DATE", Map.of());
        String region = define("region", "CHOICE", Map.of("choices", List.of("north", "south")));
        String needed = define("needed", "BOOLEAN", Map.of("requiredFor", List.of("REVIEW")));
        refused(Map.of(floors, "many", handover, "2027-02-30", region, "west", "nothing_" + run, 1))
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "customFields." + floors,
                                "customFields." + handover,
                                "customFields." + region,
                                "customFields.nothing_" + run))
                .body("violations.message", hasItem("must be one of north, south"));
        refused(Map.of(floors, 1e13));
        refused(Map.of(floors, true));
        refused(Map.of(region, List.of("north")));
        refused(Map.of(needed, "yes"));
        manager.post(contract + "/milestones", Map.of("title", "x", "type", "REVIEW"))
                .then()
                .statusCode(400)
                .body("violations.field", contains("customFields." + needed));
        manager.post(
                        contract + "/milestones",
                        Map.of("title", "x", "type", "REVIEW", "customFields", Map.of(needed, false)))
                .then()
                .statusCode(201);
        String list = "/milestones?contractId=" + id(contract);
        manager.get(list + "&customField.nothing=1").then().statusCode(400);
        manager.get(list + "&sort=customField.nothing").then().statusCode(400);
        manager.get(list + "&customField." + floors + "=many").then().statusCode(400);
        manager.get(list + "&customField." + region + ".from=north").then().statusCode(400);
        manager.get(list + "&sort=title").then().statusCode(400).body("detail", containsString("customField.<key>"));
    }

    @Test
    void whatIsSentAgainStaysAsItIsWhenAFieldBecomesRequired() {
        Map<String, ?> task = Map.of("title", "Shell", "type", "REVIEW", "dueDate", "2027-03-01");
        String path = contract + "/milestones/by-external-id/tool/" + run;
        manager.request().body(task).put(path).then().statusCode(201);
        String needed = define("needed", "TEXT", Map.of("requiredFor", List.of("REVIEW")));

        manager.request().body(task).put(path).then().statusCode(200).body("version", equalTo(1));
        manager.post(
                        contract + "/milestones/bulk-upsert",
                        Map.of(
                                "items",
                                List.of(Map.of("externalId", Map.of("source", "tool", "id", run), "milestone", task))))
                .then()
                .statusCode(200)
                .body("items.effect", contains("UNCHANGED"));
        manager.request()
                .body(Map.of("title", "Shell of house A"))
                .put(path)
                .then()
                .statusCode(400)
                .body("violations.field", contains("customFields." + needed));
        manager.get(path).then().body("title", equalTo("Shell")).body("version", equalTo(1));
    }

    @Test
    void aPlaceInAListIsNoneWhenItsFieldWasMadeAnewWithAnotherType() {
        String key = define("grade", "TEXT", Map.of());
        milestone("A", Map.of(key, "a"));
        milestone("B", Map.of(key, "b"));
        String list = "/milestones?limit=1&sort=customField." + key;
        String cursor = manager.get(list).then().statusCode(200).extract().path("nextCursor");
        manager.request()
                .header("If-Match", "*")
                .delete(defined.removeLast() + "?withValues=true")
                .then()
                .statusCode(204);
        String anew = post(Map.of("key", key, "label", "grade", "type", "NUMBER"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        defined.add("/custom-fields/" + anew);
        manager.get(list + "&cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void aDefinitionDoesNotBreakWhatMilestonesHave() {
        String region = define("region", "CHOICE", Map.of("choices", List.of("north", "south")));
        String field = defined.getLast();
        String milestone = milestone("A", Map.of(region, "north"));
        manager.patch(field, "{\"choices\": [\"south\"]}")
                .then()
                .statusCode(409)
                .body("milestones", equalTo(1));
        manager.patch(field, "{\"choices\": [\"north\", \"west\"], \"label\": \"Where\"}")
                .then()
                .statusCode(200)
                .body("label", equalTo("Where"));
        manager.patch(field, "{\"type\": \"TEXT\", \"choices\": []}").then().statusCode(400);
        manager.patch(field, "{\"key\": \"other\"}").then().statusCode(400);
        manager.request()
                .header("If-Match", manager.etag(field))
                .delete(field)
                .then()
                .statusCode(409)
                .body("milestones", equalTo(1));
        manager.request()
                .header("If-Match", manager.etag(field))
                .delete(field + "?withValues=true")
                .then()
                .statusCode(204);
        defined.remove(field);
        manager.get(milestone).then().body("customFields", equalTo(Map.of()));
        manager.get(field).then().statusCode(404);
    }

    @Test
    void wrongDefinitionsAreRefused() {
        String key = define("again", "TEXT", Map.of());
        post(Map.of("key", key, "label", "x", "type", "TEXT")).then().statusCode(409);
        post(Map.of("key", "1st", "label", "x", "type", "TEXT")).then().statusCode(400);
        post(Map.of("key", "kind", "label", "x", "type", "TEXT")).then().statusCode(400);
        post(Map.of("key", "a" + run, "label", "x", "type", "CHOICE")).then().statusCode(400);
        post(Map.of("key", "a" + run, "label", "x", "type", "TEXT", "choices", List.of("y")))
                .then()
                .statusCode(400);
        post(Map.of("key", "a" + run, "label", "x", "type", "CHOICE", "choices", List.of("y", "y")))
                .then()
                .statusCode(400);
        post(Map.of("key", "a" + run, "label", "x", "type", "LIST")).then().statusCode(400);
        Api.as("aurora", "contributor")
                .post("/custom-fields", Map.of("key", "a" + run, "label", "x", "type", "TEXT"))
                .then()
                .statusCode(403);
        Api.asCounterparty("aurora", "cf-" + run, "manager")
                .post("/custom-fields", Map.of("key", "a" + run, "label", "x", "type", "TEXT"))
                .then()
                .statusCode(403);
        Api.as("borealis", "manager").get(defined.getFirst()).then().statusCode(404);
        manager.get("/custom-fields?limit=200").then().statusCode(200).body("items.key", hasItem(key));
    }

    @Test
    void templatesGiveValuesAndWhoUsesThemGivesTheOthers() {
        String centre = define("centre", "TEXT", Map.of());
        String needed = define("needed", "BOOLEAN", Map.of("requiredFor", List.of("REVIEW")));
        Map<String, ?> review = Map.of("key", "review", "title", "Review", "type", "REVIEW");
        Map<String, Object> report = new HashMap<>(Map.of("key", "report", "title", "Report", "type", "REPORT"));
        report.put("customFields", Map.of("nothing_" + run, 1, centre, 7));
        Map<String, Object> template = new HashMap<>(Map.of(
                "name", "T-" + run, "kind", "test", "contract", Map.of(), "milestones", List.of(report, review)));
        manager.post("/templates", template)
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "milestones[0].customFields.nothing_" + run, "milestones[0].customFields." + centre));
        report.put("customFields", Map.of(centre, "K-1"));
        String path = "/templates/"
                + manager.post("/templates", template)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Map<String, Object> made =
                new HashMap<>(Map.of("title", "Made", "startDate", "2027-03-01", "reference", "T-" + run));

        manager.post(path + "/instantiate", made)
                .then()
                .statusCode(400)
                .body("violations[0].field", endsWith("customFields." + needed));
        made.put("customFields", Map.of("review", Map.of(needed, true), "gone", Map.of(needed, true)));
        manager.post(path + "/instantiate", made)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("customFields.gone"));
        made.put("customFields", Map.of("review", Map.of(needed, true, centre, "K-2")));
        manager.post(path + "/instantiate", made)
                .then()
                .statusCode(201)
                .body("milestones[0].milestone.customFields." + centre, equalTo("K-1"))
                .body("milestones[1].milestone.customFields." + centre, equalTo("K-2"))
                .body("milestones[1].milestone.customFields." + needed, equalTo(true));

        manager.request()
                .header("If-Match", "*")
                .delete(defined.getFirst() + "?withValues=true")
                .then()
                .statusCode(409)
                .body("templates", contains("T-" + run));
        manager.request().header("If-Match", "*").delete(path).then().statusCode(204);
    }

    @Test
    void aRecurrenceGoesOnWithoutAFieldThatIsGone() {
        String centre = define("centre", "TEXT", Map.of());
        String field = defined.getLast();
        Map<String, ?> rule = Map.of(
                "kind",
                "RECURRING",
                "start",
                Map.of("kind", "DATE", "date", "2027-01-31"),
                "rrule",
                "FREQ=MONTHLY;BYMONTHDAY=-1");
        String recurrence = "/recurrences/"
                + manager.post(
                                contract + "/recurrences",
                                Map.of(
                                        "rule",
                                        rule,
                                        "until",
                                        "2027-02-28",
                                        "milestone",
                                        Map.of(
                                                "title",
                                                "Report",
                                                "type",
                                                "REPORT",
                                                "customFields",
                                                Map.of(centre, "K-1"))))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        manager.request()
                .header("If-Match", "*")
                .delete(field)
                .then()
                .statusCode(409)
                .body("recurrences", equalTo(1));
        manager.request()
                .header("If-Match", "*")
                .delete(field + "?withValues=true")
                .then()
                .statusCode(204);
        defined.remove(field);
        manager.act(recurrence, "extend", Map.of("until", "2027-03-31"))
                .then()
                .statusCode(200)
                .body("milestones.size()", equalTo(3));
    }

    private String define(String name, String type, Map<String, ?> more) {
        String key = name + "_" + run;
        Map<String, Object> body = new HashMap<>(Map.of("key", key, "label", name, "type", type));
        body.putAll(more);
        String id = post(body).then().statusCode(201).extract().path("id");
        defined.add("/custom-fields/" + id);
        return key;
    }

    private io.restassured.response.Response post(Map<String, ?> body) {
        return manager.post("/custom-fields", body);
    }

    private String milestone(String title, Map<String, ?> fields) {
        return manager.milestone(contract, Map.of("title", title, "customFields", fields));
    }

    private io.restassured.response.ValidatableResponse refused(Map<String, @Nullable Object> fields) {
        return manager.post(contract + "/milestones", Map.of("title", "x", "type", "REPORT", "customFields", fields))
                .then()
                .statusCode(400);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
