package dev.milepost.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is done about a milestone that was missed, from the plan to its outcome. */
@ServiceTest
class CorrectivePlanQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api contributor = Api.as("aurora", "contributor");

    @Test
    void aPlanIsTrackedToItsEnd() {
        String milestone = missed();
        String owner = manager.get("/people/me").then().extract().path("id");
        String plan = "/corrective-plans/"
                + contributor
                        .post(
                                milestone + "/corrective-plans",
                                Map.of(
                                        "cause",
                                        "The formwork came late.",
                                        "actions",
                                        List.of(Map.of(
                                                "title", "Second shift",
                                                "ownerId", owner,
                                                "dueDate", "2026-02-10"))))
                        .then()
                        .statusCode(201)
                        .body("status", equalTo("OPEN"))
                        .body("actions[0].overdue", equalTo(true))
                        .extract()
                        .path("id");
        contributor
                .post(milestone + "/corrective-plans", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("open plan"));
        act(contributor, plan, "actions", Map.of("title", "Another supplier", "dueDate", "2026-02-20"))
                .statusCode(200)
                .body("actions", hasSize(2))
                .body("version", equalTo(2));
        String first = manager.get(plan).then().extract().path("actions[0].id");
        String second = manager.get(plan).then().extract().path("actions[1].id");
        manager.get("/corrective-actions?status=OPEN&ownerId=" + owner + "&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(first));
        manager.patch(plan + "/actions/" + second, manager.etag(plan), "{\"dueDate\": \"2026-02-25\"}")
                .then()
                .statusCode(200)
                .body("actions[1].dueDate", equalTo("2026-02-25"));
        act(manager, plan, "close", Map.of("outcome", "EFFECTIVE"))
                .statusCode(409)
                .body("detail", containsString("2 are open"));
        act(contributor, plan, "actions/" + first + "/complete", Map.of("on", "2026-02-09"))
                .statusCode(200)
                .body("actions[0].status", equalTo("DONE"));
        act(contributor, plan, "actions/" + first + "/complete", Map.of()).statusCode(409);
        act(contributor, plan, "actions/" + second + "/cancel", Map.of())
                .statusCode(400)
                .body("violations[0].field", equalTo("note"));
        act(contributor, plan, "actions/" + second + "/cancel", Map.of("note", "Not needed"))
                .statusCode(200);
        act(contributor, plan, "close", Map.of("outcome", "EFFECTIVE")).statusCode(403);
        act(manager, plan, "close", Map.of("outcome", "EFFECTIVE", "note", "Back on schedule"))
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("outcome", equalTo("EFFECTIVE"));
        act(manager, plan, "actions", Map.of("title", "x", "dueDate", "2026-02-20"))
                .statusCode(409);
        manager.post(milestone + "/corrective-plans", Map.of()).then().statusCode(201);
        manager.get(milestone + "/corrective-plans").then().body("items.status", contains("OPEN", "CLOSED"));
    }

    @Test
    void refusesWhatIsNotLateAndWhoeverComesTooLate() {
        String contract = manager.contract(Map.of());
        String early = manager.milestone(contract, Map.of("dueDate", "2099-06-30"));
        manager.activate(contract);
        manager.post(early + "/corrective-plans", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("PLANNED"));
        String milestone = missed();
        manager.post(
                        milestone + "/corrective-plans",
                        Map.of(
                                "actions",
                                List.of(Map.of(
                                        "title", "x",
                                        "dueDate", "2026-02-10",
                                        "ownerId", UUID.randomUUID().toString()))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("actions[0].ownerId"));
        String plan = "/corrective-plans/"
                + manager.post(milestone + "/corrective-plans", Map.of())
                        .then()
                        .extract()
                        .path("id");
        String stale = manager.etag(plan);
        act(manager, plan, "actions", Map.of("title", "x", "dueDate", "2026-02-20"))
                .statusCode(200);
        manager.request()
                .header("If-Match", stale)
                .body(Map.of("title", "y", "dueDate", "2026-02-20"))
                .post(plan + "/actions")
                .then()
                .statusCode(412);
        act(manager, plan, "cancel", Map.of("reason", "The milestone was waived"))
                .statusCode(200)
                .body("actions[0].status", equalTo("CANCELLED"));
    }

    private String missed() {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(contract, Map.of("dueDate", "2026-01-31"));
        manager.activate(contract);
        manager.act(milestone, "miss", Map.of("reason", "Not done")).then().statusCode(200);
        return milestone;
    }

    private static ValidatableResponse act(Api api, String plan, String action, Map<String, ?> body) {
        return api.act(plan, action, body).then();
    }
}
