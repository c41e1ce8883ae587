package dev.milepost.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Breaches that were given notice of, from the notice to the cure. */
@ServiceTest
class BreachQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api viewer = Api.as("aurora", "viewer");

    @Test
    void aBreachHasATimeToBeCuredAndEndsOnce() {
        String party = manager.party("B-" + UUID.randomUUID());
        String contract = manager.contract(
                Map.of("calendar", "DE", "parties", java.util.List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        String milestone = manager.milestone(contract, Map.of("dueDate", "2026-03-31", "responsiblePartyId", party));
        manager.activate(contract);

        String breach = manager.post(
                        contract + "/breaches",
                        Map.of(
                                "milestoneId", id(milestone),
                                "description", "The shell was not complete.",
                                "clause", "GCC 8.7",
                                "noticedOn", "2026-04-01",
                                "curePeriod", "P3D",
                                "cureUnit", "BUSINESS_DAYS"))
                .then()
                .statusCode(201)
                .body("partyId", equalTo(party))
                .body("cureBy", equalTo("2026-04-08")) // over Easter
                .body("cureOverdue", equalTo(true))
                .body("calendar.id", equalTo("DE"))
                .body("trace.text", hasItem(containsString("Good Friday")))
                .extract()
                .path("id");

        viewer.get("/breaches?contractId=" + id(contract) + "&status=OPEN")
                .then()
                .statusCode(200)
                .body("items.id", contains(breach));
        Api.asCounterparty("aurora", party, "viewer")
                .get("/breaches/" + breach)
                .then()
                .statusCode(404);
        Api.asCounterparty("aurora", reference(party), "viewer")
                .get("/breaches?milestoneId=" + id(milestone))
                .then()
                .body("items.id", contains(breach));
        manager.act("/breaches/" + breach, "cure", Map.of("on", "2026-03-01", "note", "Too early"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("on"));
        manager.act("/breaches/" + breach, "cure", Map.of("on", "2026-04-20", "note", "Complete and accepted."))
                .then()
                .statusCode(200)
                .body("status", equalTo("CURED"))
                .body("endedOn", equalTo("2026-04-20"))
                .body("cureOverdue", equalTo(false));
        manager.act("/breaches/" + breach, "waive", Map.of("note", "Once more"))
                .then()
                .statusCode(409)
                .body("detail", containsString("CURED"));
        viewer.get("/breaches?contractId=" + id(contract) + "&status=OPEN")
                .then()
                .body("items", empty());
        manager.get(contract + "/audit").then().body("items.type", hasItem("dev.milepost.breach.ended.v1"));
    }

    @Test
    void notEveryBreachIsAMilestonesOrCanBeCured() {
        String contract = manager.contract(Map.of());
        manager.post(contract + "/breaches", Map.of("description", "x")).then().statusCode(409);
        manager.activate(contract);
        manager.post(contract + "/breaches", Map.of("description", "Confidential drawings were published."))
                .then()
                .statusCode(201)
                .body("cureBy", nullValue())
                .body("milestoneId", nullValue())
                .body("cureOverdue", equalTo(false));
        wrong(contract, Map.of("description", "x", "noticedOn", "2099-01-01"), "noticedOn");
        wrong(contract, Map.of("description", " "), "description");
        wrong(contract, Map.of("description", "x", "curePeriod", "3 days"), "curePeriod.offset");
        wrong(contract, Map.of("description", "x", "curePeriod", "P3D", "cureBy", "2026-12-31"), "cureBy");
        wrong(contract, Map.of("description", "x", "noticedOn", "2026-05-01", "cureBy", "2026-04-30"), "cureBy");
        wrong(contract, Map.of("description", "x", "cureUnit", "CALENDAR"), "cureUnit");
        wrong(contract, Map.of("description", "x", "partyId", UUID.randomUUID().toString()), "partyId");
        wrong(
                contract,
                Map.of("description", "x", "milestoneId", UUID.randomUUID().toString()),
                "milestoneId");
        wrong(contract, Map.of("description", "x", "curePeriod", "P3D", "cureUnit", "BANKING_DAYS"), "curePeriod");
        viewer.post(contract + "/breaches", Map.of("description", "x")).then().statusCode(403);
        viewer.get("/breaches?status=GONE").then().statusCode(400);
    }

    private void wrong(String contract, Map<String, ?> body, String field) {
        manager.post(contract + "/breaches", body).then().statusCode(400).body("violations.field", hasItem(field));
    }

    private String reference(String party) {
        return manager.get("/parties/" + party).then().extract().path("reference");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
