package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.local.testing.MariaDbAndKafka;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of a contract: complete, in order, sealed; and the contract as it was. */
@ServiceTest
class AuditQTest {
    private final Api manager = Api.as("aurora", "manager");
    private String contract = "";
    private String milestone = "";

    @BeforeEach
    void aDraftWithAMilestone() {
        contract = manager.contract(Map.of());
        milestone = manager.milestone(contract, Map.of());
    }

    @Test
    void everyChangeIsThereWithWhoWhatAndWhy() {
        manager.activate(contract);
        String requestId = manager.act(milestone, "reschedule", Map.of("dueDate", "2027-07-14", "reason", "Flood"))
                .then()
                .statusCode(200)
                .extract()
                .header("X-Request-Id");
        manager.get(contract + "/audit")
                .then()
                .statusCode(200)
                .body("items.sequence", contains(5, 4, 3, 2, 1))
                .body("items[0].type", equalTo("dev.milepost.milestone.rescheduled.v1"))
                .body("items[0].subject", equalTo(milestone.substring("/milestones/".length())))
                .body("items[0].by", notNullValue())
                .body("items[0].personId", notNullValue())
                .body("items[0].reason", equalTo("Flood"))
                .body("items[0].requestId", equalTo(requestId))
                .body("items[0].chainhash", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("items[0].changes", hasSize(1))
                .body("items[0].changes[0].field", equalTo("dueDate"))
                .body("items[0].changes[0].from", equalTo("2027-06-30"))
                .body("items[0].changes[0].to", equalTo("2027-07-14"))
                .body("items[1].changes.field", contains("baselineDueDate"))
                .body("items[2].changes.find { it.field == 'status' }.from", equalTo("DRAFT"))
                .body("items[4].changes.find { it.field == 'title' }.from", nullValue());
    }

    @Test
    void thePagesOfTheLogAreWhole() {
        String next = manager.get(contract + "/audit?limit=1")
                .then()
                .statusCode(200)
                .body("items.sequence", contains(2))
                .extract()
                .path("nextCursor");
        manager.request()
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get(contract + "/audit")
                .then()
                .statusCode(200)
                .body("items.sequence", contains(1))
                .body("nextCursor", nullValue());
        manager.request()
                .queryParam("cursor", next)
                .get(manager.contract(Map.of()) + "/audit")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-cursor"));
    }

    @Test
    void theHistoryOfAMilestoneIsReadFromIt() {
        manager.activate(contract);
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.patch(milestone, "{\"title\": \"Shell and roof\"}").then().statusCode(200);
        manager.act(milestone, "cancel", Map.of("reason", "Not needed")).then().statusCode(200);
        manager.get(milestone + "/history")
                .then()
                .statusCode(200)
                .body("action", contains("CREATE", "BASELINE", "START", "UPDATE", "CANCEL"))
                .body("fromStatus", contains(null, "PLANNED", "PLANNED", "IN_PROGRESS", "IN_PROGRESS"))
                .body("toStatus", hasItem("CANCELLED"))
                .body("reason[4]", equalTo("Not needed"));
    }

    @Test
    void theSealIsVerifiedAndATouchedEventShows() throws Exception {
        manager.activate(contract);
        var known = manager.get(contract + "/audit?limit=1").then().extract();
        int sequence = known.path("items[0].sequence");
        String hash = known.path("items[0].chainhash");
        String verification = contract + "/audit/verification";
        manager.get(verification)
                .then()
                .statusCode(200)
                .body("verified", equalTo(true))
                .body("events", equalTo(4))
                .body("head", equalTo(hash));
        manager.get(verification + "?sequence=" + sequence + "&chainhash=" + hash)
                .then()
                .body("verified", equalTo(true));
        manager.get(verification + "?sequence=5&chainhash=" + hash)
                .then()
                .body("verified", equalTo(false))
                .body("brokenAt", equalTo(5))
                .body("reason", containsString("gone"));
        manager.get(verification + "?sequence=5").then().statusCode(400).body("type", endsWith("/invalid-filter"));
        try (var database = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("milestone"));
                var touch = database.prepareStatement(
                        "UPDATE outbox SET payload = REPLACE(payload, '2027-06-30', '2027-06-29')"
                                + " WHERE stream_id = ? AND sequence = 2")) {
            touch.setObject(1, contract.substring("/contracts/".length()));
            assertThat(touch.executeUpdate()).isEqualTo(1);
        }
        manager.get(verification)
                .then()
                .body("verified", equalTo(false))
                .body("events", equalTo(1))
                .body("brokenAt", equalTo(2));
    }

    @Test
    void aContractIsReadAsItWas() {
        String before = Instant.EPOCH.toString();
        String created = manager.get(contract + "/audit").path("items[0].at");
        manager.milestone(contract, Map.of("title", "Roof complete"));
        String second = manager.get(contract + "/audit").path("items[0].at");
        manager.activate(contract);
        manager.get(contract + "/as-of?at=" + created)
                .then()
                .statusCode(200)
                .body("contract.status", equalTo("DRAFT"))
                .body("milestones.title", contains("Shell complete"))
                .body("milestones[0].baselineDueDate", nullValue());
        manager.get(contract + "/as-of?at=" + second)
                .then()
                .statusCode(200)
                .body("sequence", equalTo(3))
                .body("milestones.title", contains("Shell complete", "Roof complete"));
        manager.get(contract + "/as-of")
                .then()
                .statusCode(200)
                .body("contract.status", equalTo("ACTIVE"))
                .body("milestones[0].baselineDueDate", equalTo("2027-06-30"));
        manager.get(contract + "/as-of?at=" + before).then().statusCode(404);
        for (String none : List.of("yesterday", "-0001-01-01T00:00:00Z")) {
            manager.get(contract + "/as-of?at=" + none)
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/invalid-filter"));
        }
    }

    @Test
    void aDeletedMilestoneIsGoneFromTheContractAsOfLater() {
        String there = manager.get(contract + "/audit").path("items[0].at");
        manager.request()
                .header("If-Match", manager.etag(milestone))
                .delete(milestone)
                .then()
                .statusCode(204);
        manager.get(contract + "/as-of").then().body("milestones", hasSize(0));
        manager.get(contract + "/as-of?at=" + there).then().body("milestones", hasSize(1));
    }

    @Test
    void itIsForTheTenantsOwnPeople() {
        String reference = "P-" + contract.substring(contract.length() - 12);
        String party = manager.party(reference);
        String shared = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        for (String path : List.of("/audit", "/audit/verification", "/as-of")) {
            Api.asCounterparty("aurora", reference, "contributor")
                    .get(shared + path)
                    .then()
                    .statusCode(403);
            Api.asCounterparty("aurora", reference, "contributor")
                    .get(contract + path)
                    .then()
                    .statusCode(404);
            Api.as("borealis", "manager").get(contract + path).then().statusCode(404);
            Api.as("aurora", "viewer").get(contract + path).then().statusCode(200);
        }
    }
}
