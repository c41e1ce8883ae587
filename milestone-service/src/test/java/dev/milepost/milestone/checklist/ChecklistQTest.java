package dev.milepost.milestone.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ChecklistQTest {
    private static final Map<String, Object> DRAWINGS = Map.of("statement", "As-built drawings handed over");
    private static final Map<String, Object> TIGHTNESS = Map.of(
            "statement", "The shell is tight", "metric", "n50", "operator", "AT_MOST", "target", 1.5, "unit", "1/h");

    private final Api manager = Api.as("aurora", "manager");
    private final Api contributor = Api.as("aurora", "contributor");

    @Inject
    DataSource database;

    private String party = "";
    private String reference = "";
    private String contract = "";
    private String milestone = "";

    @BeforeEach
    void aMilestoneWithTwoCriteria() {
        reference = "cl-" + UUID.randomUUID();
        party = manager.party(reference);
        contract = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        milestone = manager.milestone(
                contract, Map.of("criteria", List.of(DRAWINGS, TIGHTNESS), "responsiblePartyId", party));
        manager.activate(contract);
    }

    @Test
    void criteriaAreTickedOffAndMeasuredAndTheProgressFollows() {
        manager.get(milestone)
                .then()
                .body("progress", equalTo(0))
                .body("criteria.done", contains(false, false))
                .body("criteria.id", hasItem(notNullValue()));
        String drawings = criterion(0);
        String tightness = criterion(1);

        contributor
                .post(milestone + "/criteria/" + drawings + "/check", Map.of("note", "Index 7"))
                .then()
                .statusCode(200)
                .body("progress", equalTo(50))
                .body("criteria[0].done", equalTo(true))
                .body("criteria[0].note", equalTo("Index 7"))
                .body("criteria[0].doneAt", notNullValue())
                .body("criteria[0].doneBy", notNullValue());
        int version = manager.get(milestone).then().extract().path("version");
        contributor
                .post(milestone + "/criteria/" + drawings + "/check", Map.of())
                .then()
                .statusCode(200)
                .body("version", equalTo(version));

        measure(tightness, "1.9", "2026-01-05T10:00:00Z")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/measurements"));
        manager.get(milestone)
                .then()
                .body("progress", equalTo(50))
                .body("criteria[1].achieved", equalTo(1.9f))
                .body("criteria[1].done", equalTo(false))
                .body("criteria[1].doneAt", nullValue());
        measure(tightness, "1.2", "2026-01-07T10:00:00Z").then().statusCode(201);
        manager.get(milestone)
                .then()
                .body("progress", equalTo(100))
                .body("criteria[1].doneAt", equalTo("2026-01-07T10:00:00Z"));
        measure(tightness, "3", "2026-01-06T10:00:00Z").then().statusCode(201);
        manager.get(milestone).then().body("criteria[1].achieved", equalTo(1.2f));
        measure(tightness, "1.6", "2026-01-07T10:00:00Z").then().statusCode(201);
        manager.get(milestone)
                .then()
                .body("criteria[1].achieved", equalTo(1.6f))
                .body("progress", equalTo(50));

        String list = milestone + "/measurements?criterionId=" + tightness + "&limit=3";
        var page = manager.get(list)
                .then()
                .statusCode(200)
                .body("items.value", contains(1.6f, 1.2f, 3))
                .body("items[0].recordedBy", notNullValue());
        manager.get(list + "&cursor=" + page.extract().path("nextCursor"))
                .then()
                .body("items.value", contains(1.9f))
                .body("nextCursor", nullValue());

        contributor
                .post(milestone + "/criteria/" + drawings + "/uncheck", Map.of("note", "Sheet 12 is missing"))
                .then()
                .statusCode(200)
                .body("progress", equalTo(0))
                .body("criteria[0].doneAt", nullValue());
        manager.get("/contracts/" + id(contract) + "/audit?limit=200").then().statusCode(200);
    }

    @Test
    void aSubmissionShowsWhatIsOpenAndIsRefusedWhereAllMustBeFulfilled() {
        contributor.act(milestone, "start", Map.of()).then().statusCode(200).body("warnings", empty());
        contributor
                .act(milestone, "submit", Map.of())
                .then()
                .statusCode(200)
                .body("warnings", contains("2 of 2 criteria are not fulfilled."));
        contributor.act(milestone, "withdraw", Map.of()).then().statusCode(200);
        manager.patch(milestone, "{\"criteriaRequired\": true}").then().statusCode(200);
        contributor
                .act(milestone, "submit", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("2 of its 2 criteria"))
                .body("openCriteria", hasSize(2));
        contributor.post(milestone + "/criteria/" + criterion(0) + "/check", Map.of());
        measure(criterion(1), "1.5", "2026-01-05T10:00:00Z").then().statusCode(201);
        contributor.act(milestone, "submit", Map.of()).then().statusCode(200).body("warnings", empty());
        Api.as("aurora", "approver").act(milestone, "approve", Map.of()).then().statusCode(200);
        contributor
                .post(milestone + "/criteria/" + criterion(0) + "/uncheck", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("reopen it"));
    }

    @Test
    void aChangedListKeepsWhatIsRecordedOfTheCriteriaThatStay() {
        String drawings = criterion(0);
        contributor
                .post(milestone + "/criteria/" + drawings + "/check", Map.of())
                .then()
                .statusCode(200);
        measure(criterion(1), "1.2", "2026-01-05T10:00:00Z").then().statusCode(201);
        manager.patch(milestone, """
                        {"criteria": [{"id": "%s", "statement": "The shell is tighter", "metric": "n50",
                          "operator": "AT_MOST", "target": 1.0, "unit": "1/h"},
                         {"id": "%s", "statement": "Drawings"}, {"statement": "Keys"}]}""".formatted(criterion(1), drawings))
                .then()
                .statusCode(200)
                .body("criteria.done", contains(false, true, false))
                .body("criteria[0].achieved", equalTo(1.2f))
                .body("criteria[1].statement", equalTo("Drawings"))
                .body("criteria[2].id", notNullValue())
                .body("progress", equalTo(33));
        manager.patch(
                        milestone,
                        "{\"criteria\": [{\"id\": \"%s\", \"statement\": \"x\"}]}".formatted(UUID.randomUUID()))
                .then()
                .statusCode(400)
                .body("violations.field", contains("criteria[0].id"));
        manager.patch(milestone, "{\"criteria\": [{\"statement\": \"x\", \"done\": true}]}")
                .then()
                .statusCode(400)
                .body("violations.field", contains("criteria[0].done"));
        manager.patch(
                        milestone,
                        "{\"criteria\": [{\"statement\": \"x\", \"metric\": \"n50\", \"operator\": \"AT_MOST\", \"target\": 1, \"achieved\": 1}]}")
                .then()
                .statusCode(400)
                .body("violations.field", contains("criteria[0].achieved"));
    }

    @Test
    void wrongValuesAreRefused() {
        String drawings = criterion(0);
        String tightness = criterion(1);
        contributor
                .post(milestone + "/criteria/" + tightness + "/check", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("measurements"));
        contributor
                .post(milestone + "/criteria/" + UUID.randomUUID() + "/check", Map.of())
                .then()
                .statusCode(404);
        contributor
                .post(milestone + "/criteria/" + drawings + "/check", Map.of("note", "x".repeat(2001)))
                .then()
                .statusCode(400);
        measure(drawings, "1", "2026-01-05T10:00:00Z")
                .then()
                .statusCode(400)
                .body("violations.field", contains("criterionId"));
        measure(UUID.randomUUID().toString(), "1", "2026-01-05T10:00:00Z")
                .then()
                .statusCode(400);
        measure(tightness, "1", "2999-01-05T10:00:00Z")
                .then()
                .statusCode(400)
                .body("violations.field", contains("measuredAt"));
        measure(tightness, "12345678901234", "2026-01-05T10:00:00Z")
                .then()
                .statusCode(400)
                .body("violations.field", contains("value"));
        measure(tightness, "0.0000001", "2026-01-05T10:00:00Z").then().statusCode(400);
        contributor.act(milestone, "progress", Map.of("progress", 10)).then().statusCode(409);
        String plain = manager.milestone(contract, Map.of("title", "Keys"));
        contributor.act(plain, "progress", Map.of("progress", 101)).then().statusCode(400);
        contributor.act(plain, "progress", Map.of("progress", -1)).then().statusCode(400);
        contributor.act(plain, "progress", Map.of()).then().statusCode(400);
        contributor.post(plain + "/progress", Map.of("progress", 10)).then().statusCode(428);
        manager.patch(plain, "{\"weight\": -1}").then().statusCode(400).body("violations.field", contains("weight"));
        Api.as("aurora", "viewer")
                .post(milestone + "/criteria/" + drawings + "/check", Map.of())
                .then()
                .statusCode(403);
        String draft = manager.contract(Map.of());
        String early = manager.milestone(draft, Map.of("criteria", List.of(DRAWINGS)));
        String first = manager.get(early).then().extract().path("criteria[0].id");
        contributor
                .post(early + "/criteria/" + first + "/check", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("DRAFT"));
    }

    @Test
    void theOtherPartyRecordsWhatItOwesOnly() {
        Api supplier = Api.asCounterparty("aurora", reference, "contributor");
        supplier.post(milestone + "/criteria/" + criterion(0) + "/check", Map.of())
                .then()
                .statusCode(200);
        String notOwed = manager.milestone(contract, Map.of("title", "Permit", "criteria", List.of(DRAWINGS)));
        String permit = manager.get(notOwed).then().extract().path("criteria[0].id");
        supplier.post(notOwed + "/criteria/" + permit + "/check", Map.of())
                .then()
                .statusCode(403);
        supplier.get(contract + "/progress").then().statusCode(200);
        Api.asCounterparty("aurora", "nobody-" + UUID.randomUUID(), "viewer")
                .get(contract + "/progress")
                .then()
                .statusCode(404);
    }

    @Test
    void aContractIsAsFarAsItsMilestonesByWeightPaymentOrNumber() {
        String second = manager.milestone(contract, Map.of("title", "Keys", "dueDate", "2027-07-30"));
        contributor
                .act(second, "progress", Map.of("progress", 40))
                .then()
                .statusCode(200)
                .body("progress", equalTo(40));
        manager.get(contract + "/progress")
                .then()
                .statusCode(200)
                .body("weighting", equalTo("EQUAL"))
                .body("progress", equalTo(20))
                .body("milestones.share", contains(50, 50));
        manager.patch(
                        second,
                        "{\"paymentTerm\": {\"amount\": {\"amount\": \"25000\", \"currency\": \"EUR\"}, \"netDays\": 0}}")
                .then()
                .statusCode(200);
        manager.patch(milestone, "{\"paymentTerm\": {\"percent\": \"75\", \"netDays\": 0}}")
                .then()
                .statusCode(200);
        manager.get(contract + "/progress")
                .then()
                .body("weighting", equalTo("PAYMENT"))
                .body("progress", equalTo(10))
                .body("milestones.share", contains(75, 25));
        manager.patch(second, "{\"weight\": 3}").then().statusCode(200).body("weight", equalTo(3));
        manager.patch(milestone, "{\"weight\": 1}").then().statusCode(200);
        manager.get(contract + "/progress")
                .then()
                .body("weighting", equalTo("WEIGHT"))
                .body("progress", equalTo(30));
        contributor.act(second, "start", Map.of()).then().statusCode(200);
        contributor.act(second, "submit", Map.of()).then().statusCode(200);
        Api.as("aurora", "approver")
                .act(second, "approve", Map.of())
                .then()
                .statusCode(200)
                .body("progress", equalTo(100));
        manager.get(contract + "/progress").then().body("progress", equalTo(75));
        manager.act(second, "reopen", Map.of("reason", "Wrong keys"))
                .then()
                .statusCode(200)
                .body("progress", equalTo(40));
        manager.get("/milestones?contractId=" + id(contract)).then().body("items.progress", contains(0, 40));
    }

    @Test
    void criteriaFromBeforeTheyHadIdsGetThem() throws Exception {
        String migration = new String(
                ChecklistQTest.class
                        .getResourceAsStream("/db/milestone/V2026.11.22.80__checklist.sql")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        try (var connection = database.getConnection();
                var old = connection.prepareStatement("UPDATE milestone SET criteria = ? WHERE id = ?");
                var update = connection.createStatement()) {
            old.setString(
                    1,
                    "[{\"statement\": \"Ä first\"}, {\"statement\": \"second\", \"metric\": \"n50\", \"target\": 1.5}]");
            old.setObject(2, UUID.fromString(id(milestone)));
            old.executeUpdate();
            update.executeUpdate(migration.substring(migration.indexOf("UPDATE")));
        }
        manager.get(milestone)
                .then()
                .body("criteria.statement", contains("Ä first", "second"))
                .body("criteria[1].target", equalTo(1.5f))
                .body("criteria.done", contains(false, false));
        assertThat(criterion(0)).hasSize(36).isNotEqualTo(criterion(1));
    }

    private io.restassured.response.Response measure(String criterion, String value, String at) {
        return contributor.post(
                milestone + "/measurements",
                Map.of("criterionId", criterion, "value", new java.math.BigDecimal(value), "measuredAt", at));
    }

    private String criterion(int place) {
        return manager.get(milestone).then().extract().path("criteria[" + place + "].id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
