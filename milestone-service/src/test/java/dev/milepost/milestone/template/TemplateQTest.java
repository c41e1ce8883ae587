package dev.milepost.milestone.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class TemplateQTest {
    private static final String CONSTRUCTION = "/templates/0190c7a0-5e1a-7c01-8a10-0000000c0501";

    private final Api manager = Api.as("aurora", "manager");
    private String client = "";
    private String supplier = "";

    @BeforeEach
    void parties() {
        client = manager.party("tc-" + UUID.randomUUID());
        supplier = manager.party("ts-" + UUID.randomUUID());
    }

    @Test
    void everyShippedTemplateMakesAContractThatCanBeActivatedAndPaysAHundredPerCent() {
        List<String> shipped = manager.get("/templates?limit=5")
                .then()
                .statusCode(200)
                .body("items", hasSize(5))
                .body("items.shipped", not(hasItem(false)))
                .body("items.kind", hasItems("construction", "software", "marketing", "freelance", "influencer"))
                .extract()
                .path("items.id");
        for (String id : shipped) {
            JsonPath made = instantiate("/templates/" + id, Map.of())
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            BigDecimal percent = made.<String>getList("milestones.milestone.paymentTerm.percent").stream()
                    .filter(java.util.Objects::nonNull)
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(percent).isEqualByComparingTo("100");
            assertThat(made.<String>getList("milestones.key")).doesNotContain("");
            manager.activate("/contracts/" + made.getString("contract.id"));
        }
    }

    @Test
    void aBuildingContractComesWithItsDatesGatesAndConditions() {
        JsonPath made = instantiate(CONSTRUCTION, Map.of("calendar", "DE-BY", "owners", Map.of("programme", me())))
                .then()
                .statusCode(201)
                .header("Location", containsString("/contracts/"))
                .header("ETag", notNullValue())
                .body("dryRun", equalTo(false))
                .body("contract.status", equalTo("DRAFT"))
                .body("contract.endsOn", equalTo("2029-08-31"))
                .body("contract.calendar", equalTo("DE-BY"))
                .body("contract.parties", hasSize(2))
                .extract()
                .jsonPath();
        assertThat(date(made, "performance-security")).isEqualTo("2027-03-29");
        assertThat(date(made, "taking-over")).isEqualTo("2028-09-01");
        assertThat(date(made, "as-built-records")).isEqualTo("2028-08-04");
        assertThat(milestone(made, "programme").get("plannedStart")).isEqualTo("2027-03-08");
        assertThat(milestone(made, "programme").get("ownerId")).isEqualTo(me());
        assertThat(made.getList("milestones.findAll { it.key == 'interim-certificates' }"))
                .hasSize(18);
        assertThat(made.<String>getList("milestones.key")).doesNotContain("");

        String contract = "/contracts/" + made.getString("contract.id");
        manager.get(contract)
                .then()
                .body("paymentConditions.retention.releases.milestoneId", hasItem(id(made, "taking-over")));
        manager.get("/milestones/" + id(made, "taking-over"))
                .then()
                .body("gate.approvers", hasSize(1)) // no engineer takes part
                .body("gate.approvers[0].partyId", equalTo(client))
                .body("responsiblePartyId", equalTo(supplier));
        manager.get("/milestones/" + id(made, "defects-period-end"))
                .then()
                .body("dueDate", nullValue())
                .body("waitingFor.description", containsString("Taking-over certificate"));
        manager.get("/milestones/" + id(made, "taking-over") + "/due-date")
                .then()
                .statusCode(200);
        manager.get(contract + "/dependencies?limit=200").then().body("items", hasSize(13));
        manager.get(contract + "/recurrences").then().body("items", hasSize(1));

        manager.patch(contract, "{\"startsOn\": \"2027-04-01\"}").then().statusCode(200);
        manager.get("/milestones/" + id(made, "performance-security")).then().body("dueDate", equalTo("2027-04-29"));
    }

    @Test
    void aDryRunSaysWhatWouldComeAndKeepsNothing() {
        String reference = "DRY-" + UUID.randomUUID();
        JsonPath tried = instantiate(CONSTRUCTION, Map.of("dryRun", true, "reference", reference))
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .extract()
                .jsonPath();
        assertThat(date(tried, "taking-over")).isEqualTo("2028-09-01");
        manager.get("/contracts/" + tried.getString("contract.id")).then().statusCode(404);
        instantiate(CONSTRUCTION, Map.of("reference", reference)).then().statusCode(201);
        instantiate(CONSTRUCTION, Map.of("reference", reference, "dryRun", true))
                .then()
                .statusCode(409);
    }

    @Test
    void whatAContractBringsAlongMustFit() {
        instantiate(
                        CONSTRUCTION,
                        Map.of("parties", Map.of("client", client, "bank", client, "supplier", UUID.randomUUID())))
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("parties.bank", "parties.supplier"));
        instantiate(CONSTRUCTION, Map.of("parties", Map.of()))
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("parties.client", "parties.supplier"))
                .body("violations.field", not(hasItem("parties.engineer")));
        instantiate(CONSTRUCTION, Map.of("omit", List.of("taking-over", "roof")))
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("omit.taking-over", "omit.roof"));
        instantiate(CONSTRUCTION, Map.of("owners", Map.of("programme", UUID.randomUUID(), "roof", me())))
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("owners.programme", "owners.roof"));
        var body = filling(Map.of());
        body.remove("value");
        manager.post(CONSTRUCTION + "/instantiate", body)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("value"));
        instantiate(CONSTRUCTION, Map.of("startDate", "2250-01-01")).then().statusCode(400);
        instantiate(CONSTRUCTION, Map.of("timeZone", "Mars/Base"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("timeZone"));
        instantiate("/templates/" + UUID.randomUUID(), Map.of()).then().statusCode(404);
        JsonPath less = instantiate(CONSTRUCTION, Map.of("omit", List.of("insurances", "interim-certificates")))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(less.<String>getList("milestones.key"))
                .contains("programme")
                .doesNotContain("insurances", "interim-certificates");
    }

    @Test
    void aShippedTemplateIsCopiedToBeChanged() {
        manager.patch(CONSTRUCTION, "{\"kind\": \"ours\"}")
                .then()
                .statusCode(409)
                .body("detail", containsString("/copy"));
        manager.request().header("If-Match", "*").delete(CONSTRUCTION).then().statusCode(409);
        String name = "Ours " + UUID.randomUUID();
        String copy = "/templates/"
                + manager.post(CONSTRUCTION + "/copy", Map.of("name", name))
                        .then()
                        .statusCode(201)
                        .body("shipped", equalTo(false))
                        .body("version", equalTo(1))
                        .body("milestones", hasSize(20))
                        .extract()
                        .path("id");
        manager.post(CONSTRUCTION + "/copy", Map.of("name", name)).then().statusCode(409);
        manager.patch(copy, null, "{}").then().statusCode(428);
        manager.patch(copy, "{\"kind\": \"ours\", \"contract\": {\"term\": \"P3Y\"}}")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("contract.term", equalTo("P3Y"))
                .body("contract.paymentConditions.retention.percent", equalTo("5"));
        manager.patch(copy, "\"1\"", "{\"kind\": \"theirs\"}").then().statusCode(412);
        manager.patch(copy, "{\"dependencies\": [{\"predecessor\": \"roof\", \"successor\": \"programme\"}]}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("dependencies[0].predecessor"));
        manager.get("/templates?kind=ours").then().body("items.id", hasItem(copy.substring(11)));
        instantiate(copy, Map.of()).then().statusCode(201).body("contract.endsOn", equalTo("2030-02-28"));
        manager.request().header("If-Match", "\"2\"").delete(copy).then().statusCode(204);
        manager.get(copy).then().statusCode(404);
    }

    @Test
    void theListGoesOnFromTheShippedToTheOwnOnes() {
        Api own = Api.as("templates-" + UUID.randomUUID().toString().substring(0, 8), "manager");
        for (String name : List.of("B", "A", "C")) {
            own.post(CONSTRUCTION + "/copy", Map.of("name", name)).then().statusCode(201);
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = own.get("/templates?limit=3&cursor=" + cursor);
            names.addAll(page.then().statusCode(200).extract().path("items.name"));
            cursor = page.path("nextCursor");
        }
        assertThat(names)
                .containsExactly(
                        "Construction works",
                        "Freelance agreement",
                        "Influencer agreement",
                        "Marketing campaign",
                        "Software development",
                        "A",
                        "B",
                        "C");
    }

    @Test
    void aContractBecomesATemplateThatMakesTheSameOnAnotherDay() {
        JsonPath made = instantiate(CONSTRUCTION, Map.of("owners", Map.of("programme", me())))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String contract = "/contracts/" + made.getString("contract.id");
        String plain = manager.milestone(
                contract, Map.of("title", "Topping out", "dueDate", "2027-12-01", "plannedStart", "2027-11-21"));
        String earlier = manager.milestone(contract, Map.of("title", "Topping out", "dueDate", "2027-02-01"));
        manager.post(
                        contract + "/dependencies",
                        Map.of("predecessorId", id(plain), "successorId", id(made, "taking-over")))
                .then()
                .statusCode(201);
        JsonPath template = manager.post(
                        contract + "/template", Map.of("name", "Made " + UUID.randomUUID(), "kind", "construction"))
                .then()
                .statusCode(201)
                .body("contract.term", equalTo("P2Y6M"))
                .body("parties.key", hasItems("client", "supplier"))
                .body("dependencies", hasSize(14))
                .extract()
                .jsonPath();
        assertThat(template.prettify())
                .doesNotContain(me())
                .doesNotContain(client)
                .doesNotContain(id(plain));
        JsonPath again = instantiate("/templates/" + template.getString("id"), Map.of("startDate", "2028-03-01"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(again.getList("milestones"))
                .hasSize(made.getList("milestones").size() + 2);
        assertThat(date(again, "taking-over-certificate")).isEqualTo("2029-09-01");
        assertThat(date(again, "topping-out")).isEqualTo("2028-02-02"); // 28 days before the start
        assertThat(date(again, "topping-out-2")).isEqualTo("2028-12-01"); // 275 days after it
        assertThat(milestone(again, "topping-out-2").get("plannedStart")).isEqualTo("2028-11-21");
        assertThat(milestone(again, "initial-programme").get("ownerId")).isNull();
        assertThat(earlier).isNotEqualTo(plain);
    }

    @Test
    void workThatWaitsForADateStartsAsLongBeforeItAsTheTemplateSays() {
        String template = "/templates/"
                + manager.post(
                                "/templates",
                                Map.of(
                                        "name",
                                        "Waiting " + UUID.randomUUID(),
                                        "kind",
                                        "test",
                                        "milestones",
                                        List.of(Map.of(
                                                "key",
                                                "excavation",
                                                "title",
                                                "Excavation",
                                                "type",
                                                "DELIVERABLE",
                                                "duration",
                                                "P1M",
                                                "dueRule",
                                                Map.of(
                                                        "anchor",
                                                        Map.of("kind", "EVENT", "event", "site handed over"),
                                                        "offset",
                                                        "P2M")))))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        JsonPath made = manager.post(template + "/instantiate", Map.of("title", "x", "startDate", "2026-01-01"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String excavation = "/milestones/" + id(made, "excavation");
        manager.get(excavation).then().body("dueDate", nullValue()).body("plannedStart", nullValue());
        String contract = "/contracts/" + made.getString("contract.id");
        manager.post(contract + "/events", Map.of("name", "site handed over", "date", "2026-02-01"))
                .then()
                .statusCode(201);
        manager.get(excavation)
                .then()
                .body("dueDate", equalTo("2026-04-01"))
                .body("plannedStart", equalTo("2026-03-01"));
        manager.post(contract + "/events", Map.of("name", "site handed over", "date", "2026-02-11"))
                .then()
                .statusCode(201);
        manager.get(excavation)
                .then()
                .body("dueDate", equalTo("2026-04-11"))
                .body("plannedStart", equalTo("2026-03-11"));
    }

    @Test
    void whatComesAgainFromADayComesAgainFromThatDayInTheNextContract() {
        String contract = manager.contract(Map.of("startsOn", "2027-01-01", "endsOn", "2027-12-31"));
        manager.post(
                        contract + "/recurrences",
                        Map.of(
                                "rule",
                                Map.of(
                                        "kind",
                                        "RECURRING",
                                        "start",
                                        Map.of("kind", "DATE", "date", "2027-01-11"),
                                        "rrule",
                                        "FREQ=WEEKLY;INTERVAL=2",
                                        "except",
                                        List.of("2027-02-08")),
                                "until",
                                "2027-03-01",
                                "milestone",
                                Map.of("title", "Site meeting", "type", "REVIEW")))
                .then()
                .statusCode(201);
        JsonPath template = manager.post(
                        contract + "/template", Map.of("name", "Meetings " + UUID.randomUUID(), "kind", "test"))
                .then()
                .statusCode(201)
                .body("milestones[0].recurrence.startsAfter", equalTo("P10D"))
                .body("milestones[0].recurrence.except", equalTo(List.of("P38D")))
                .extract()
                .jsonPath();
        JsonPath made = instantiate(
                        "/templates/" + template.getString("id"),
                        Map.of("startDate", "2028-01-01", "parties", Map.of()))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(made.<String>getList("milestones.milestone.dueDate"))
                .containsExactly("2028-01-11", "2028-01-25", "2028-02-22");
    }

    @Test
    void fiveHundredMilestonesThatCountFromEachOtherComeAtOnce() {
        List<Map<String, ?>> milestones = IntStream.range(0, 500)
                .mapToObj(i -> Map.<String, Object>of(
                        "key",
                        "m" + i,
                        "title",
                        "Step " + i,
                        "type",
                        "DELIVERABLE",
                        "tags",
                        List.of("steps"),
                        "duration",
                        "P2D",
                        "dueRule",
                        Map.of(
                                "anchor",
                                i == 0
                                        ? Map.of("kind", "START")
                                        : Map.of("kind", "MILESTONE_DUE", "milestone", "m" + (i - 1)),
                                "offset",
                                "P1D")))
                .<Map<String, ?>>map(one -> one)
                .toList();
        List<Map<String, ?>> dependencies = IntStream.range(1, 500)
                .<Map<String, ?>>mapToObj(i -> Map.of("predecessor", "m" + (i - 1), "successor", "m" + i))
                .toList();
        String template = "/templates/"
                + manager.post(
                                "/templates",
                                Map.of(
                                        "name",
                                        "Long " + UUID.randomUUID(),
                                        "kind",
                                        "test",
                                        "milestones",
                                        milestones,
                                        "dependencies",
                                        dependencies))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        JsonPath made = manager.post(template + "/instantiate", Map.of("title", "Long", "startDate", "2027-01-01"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(made.getList("milestones")).hasSize(500);
        assertThat(date(made, "m499")).isEqualTo("2028-05-15");
        manager.get("/milestones?tag=steps&limit=1&contractId=" + made.getString("contract.id"))
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void othersKeepOut() {
        String own = "/templates/"
                + manager.post(CONSTRUCTION + "/copy", Map.of("name", "Secret " + UUID.randomUUID()))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Api stranger = Api.as("borealis", "manager");
        stranger.get(own).then().statusCode(404);
        stranger.get("/templates?limit=200").then().body("items.id", not(hasItem(id(own))));
        stranger.post(own + "/copy", Map.of("name", "Stolen")).then().statusCode(404);
        stranger.post(own + "/instantiate", filling(Map.of())).then().statusCode(404);
        stranger.request().header("If-Match", "*").delete(own).then().statusCode(404);
        String reference = "tcp-" + UUID.randomUUID();
        String party = manager.party(reference);
        Api guest = Api.asCounterparty("aurora", reference, "manager");
        String contract = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        guest.get("/templates").then().statusCode(403);
        guest.get(own).then().statusCode(403);
        guest.post(own + "/instantiate", filling(Map.of())).then().statusCode(403);
        guest.post(contract + "/template", Map.of("name", "x", "kind", "x"))
                .then()
                .statusCode(403);
        Api viewer = Api.as("aurora", "viewer");
        viewer.get(own).then().statusCode(200);
        viewer.post(own + "/instantiate", Map.of()).then().statusCode(403);
    }

    private Response instantiate(String template, Map<String, ?> more) {
        return manager.post(template + "/instantiate", filling(more));
    }

    private Map<String, Object> filling(Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "title", "Primary school",
                "startDate", "2027-03-01",
                "timeZone", "Europe/Berlin",
                "value", Map.of("amount", "1000000.00", "currency", "EUR"),
                "parties", Map.of("client", client, "supplier", supplier)));
        body.putAll(more);
        return body;
    }

    private String me() {
        return manager.get("/people/me").then().extract().path("id");
    }

    private static Map<String, ?> milestone(JsonPath made, String key) {
        return made.getMap("milestones.find { it.key == '" + key + "' }.milestone");
    }

    private static String date(JsonPath made, String key) {
        return String.valueOf(milestone(made, key).get("dueDate"));
    }

    private static String id(JsonPath made, String key) {
        return String.valueOf(milestone(made, key).get("id"));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
