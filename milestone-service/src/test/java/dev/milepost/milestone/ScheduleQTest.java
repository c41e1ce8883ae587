package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Dependencies, cascade, preview and commit over HTTP. */
@ServiceTest
class ScheduleQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api viewer = Api.as("aurora", "viewer");

    @Test
    void movesExactlyWhatThePreviewShowed() {
        String contract = manager.contract(Map.of());
        String first = manager.milestone(contract, Map.of("title", "Excavation", "dueDate", "2027-06-30"));
        String second = manager.milestone(
                contract,
                Map.of(
                        "title", "Shell",
                        "dueDate", "2027-07-05",
                        "plannedStart", "2027-07-01",
                        "paymentTerm", Map.of("percent", "30", "netDays", 30)));
        String third = manager.milestone(contract, Map.of("title", "Roof", "dueDate", "2027-09-01"));
        commit(
                contract,
                Map.of("addedDependencies", List.of(tie(first, second, "FS", 1), tie(second, third, "FS", 7))));
        manager.activate(contract);

        Map<String, ?> changes = moved(first, "2027-07-28");
        Response preview = preview(manager, contract, changes);
        preview.then()
                .statusCode(200)
                .body("moved.title", contains("Excavation", "Shell"))
                .body("moved[0].before", equalTo("2027-06-30"))
                .body("moved[0].because", empty())
                .body("moved[1].before", equalTo("2027-07-05"))
                .body("moved[1].after", equalTo("2027-08-02"))
                .body("moved[1].start", equalTo("2027-07-29"))
                .body("moved[1].days", equalTo(28))
                .body("moved[1].because[0].predecessorId", equalTo(id(first)))
                .body("moved[1].because[0].lag", equalTo(1))
                .body("payments", hasSize(1))
                .body("payments[0].amount.amount", equalTo("30000.00"))
                .body("payments[0].before", equalTo("2027-08-04"))
                .body("payments[0].after", equalTo("2027-09-01"))
                .body("cash.month", contains("2027-08", "2027-09"))
                .body("cash[0].before.amount", equalTo("30000.00"))
                .body("cash[0].after.amount", equalTo("0.00"))
                .body("conflicts", empty())
                .body("end.lastBefore", equalTo("2027-09-01"))
                .body("end.days", equalTo(0))
                .body("criticalAfter", contains(id(third)));
        manager.get(first).then().body("dueDate", equalTo("2027-06-30"));

        Response committed = commit(contract, changes, preview.path("token"), "Ground frost");
        committed.then().statusCode(200).body("moved.title", contains("Excavation", "Shell"));
        manager.get(second)
                .then()
                .body("dueDate", equalTo("2027-08-02"))
                .body("plannedStart", equalTo("2027-07-29"))
                .body("baselineDueDate", equalTo("2027-07-05"));
        manager.get(third).then().body("dueDate", equalTo("2027-09-01"));
        manager.get(second + "/history").then().body("reason", hasItem("Ground frost"));
        preview(manager, contract, Map.of()).then().body("moved", empty());
        assertThat((int) committed.path("sequence"))
                .isEqualTo((int) manager.get(contract + "/schedule").path("sequence"));
    }

    @Test
    void refusesTheSecondOfTwoCommitsAndWhatWasNotPreviewed() {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(contract, Map.of());
        Map<String, ?> changes = moved(milestone, "2027-07-28");
        String token = preview(manager, contract, changes).path("token");
        commit(contract, moved(milestone, "2027-07-29"), token, "Other changes")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("token"));
        commit(contract, changes, "made.up", "No token").then().statusCode(400);
        commit(contract, changes, token, "").then().statusCode(400).body("violations[0].field", equalTo("reason"));
        commit(contract, changes, token, "Frost").then().statusCode(200);
        commit(contract, changes, token, "Frost")
                .then()
                .statusCode(412)
                .body("type", equalTo("https://milepost.dev/problems/stale-preview"));
        String fresh =
                preview(manager, contract, moved(milestone, "2027-08-28")).path("token");
        manager.patch(milestone, "{\"title\": \"Renamed meanwhile\"}").then().statusCode(200);
        commit(contract, moved(milestone, "2027-08-28"), fresh, "Frost").then().statusCode(412);
        manager.get(milestone).then().body("dueDate", equalTo("2027-07-28"));
    }

    @Test
    void addsAndRemovesMilestonesAndChangesLags() {
        String contract = manager.contract(Map.of());
        String first = manager.milestone(contract, Map.of("title", "Design", "dueDate", "2027-06-30"));
        String last = manager.milestone(contract, Map.of("title", "Opening", "dueDate", "2027-07-10"));
        String gone = manager.milestone(contract, Map.of("title", "Party", "dueDate", "2027-07-20"));
        commit(contract, Map.of("addedDependencies", List.of(tie(first, last, "FS", 0), tie(last, gone, "FS", 0))));
        String direct = manager.get(contract + "/schedule")
                .path("dependencies.find { it.successorId == '" + id(last) + "' }.id");
        manager.activate(contract);

        Map<String, Object> changes = new HashMap<>();
        changes.put(
                "addedMilestones",
                List.of(Map.of(
                        "key",
                        "inspection",
                        "milestone",
                        Map.of("title", "Inspection", "type", "REVIEW", "dueDate", "2027-07-01"))));
        changes.put(
                "addedDependencies",
                List.of(
                        Map.of(
                                "predecessor",
                                id(first),
                                "successor",
                                "inspection",
                                "type",
                                "FS",
                                "lag",
                                5,
                                "lagUnit",
                                "BUSINESS_DAYS"),
                        Map.of("predecessor", "inspection", "successor", id(last), "type", "FS", "lag", 2)));
        changes.put("lags", List.of(Map.of("dependencyId", direct, "lag", 12)));
        changes.put("removedMilestones", List.of(id(gone)));
        Response committed = commit(contract, changes);
        committed.then().statusCode(200).body("added.inspection", notNullValue());
        String inspection = committed.path("added.inspection");
        // 2027-06-30 is a Wednesday; five business days after it is Wednesday the 7th.
        manager.get("/milestones/" + inspection)
                .then()
                .body("dueDate", equalTo("2027-07-07"))
                .body("baselineDueDate", equalTo("2027-07-07"));
        manager.get(last).then().body("dueDate", equalTo("2027-07-12"));
        manager.get(gone).then().body("status", equalTo("CANCELLED"));
        manager.get(contract + "/schedule")
                .then()
                .body("dependencies", hasSize(3))
                .body("dependencies.lag", hasItem(12))
                .body("outOfOrder", empty())
                .body("milestones.find { it.title == 'Inspection' }.floatDays", equalTo(3))
                .body("milestones.find { it.title == 'Inspection' }.critical", equalTo(false))
                .body("milestones.find { it.title == 'Opening' }.critical", equalTo(true))
                .body("milestones.find { it.title == 'Party' }.floatDays", nullValue());
    }

    @Test
    void namesConflictsWithFixedDates() {
        String contract = manager.contract(Map.of());
        String first = manager.milestone(contract, Map.of("title", "Design", "dueDate", "2027-06-30"));
        String fair = manager.milestone(contract, Map.of("title", "Fair", "dueDate", "2027-07-10", "dateFixed", true));
        commit(contract, Map.of("addedDependencies", List.of(tie(first, fair, "FS", 0))));
        preview(manager, contract, moved(first, "2027-07-18"))
                .then()
                .body("moved.title", contains("Design"))
                .body("conflicts", hasSize(1))
                .body("conflicts[0].title", equalTo("Fair"))
                .body("conflicts[0].day", equalTo("2027-07-10"))
                .body("conflicts[0].needed", equalTo("2027-07-18"))
                .body("conflicts[0].days", equalTo(8))
                .body("conflicts[0].dependency.predecessorId", equalTo(id(first)));
    }

    @Test
    void supposesAMetDateButCommitsNone() {
        String contract = manager.contract(Map.of());
        String first = manager.milestone(contract, Map.of("title", "Design", "dueDate", "2027-06-30"));
        String second = manager.milestone(contract, Map.of("title", "Build", "dueDate", "2027-07-10"));
        commit(contract, Map.of("addedDependencies", List.of(tie(first, second, "FS", 0))));
        Map<String, ?> late = Map.of("milestones", List.of(Map.of("milestoneId", id(first), "metOn", "2027-08-01")));
        preview(manager, contract, late)
                .then()
                .statusCode(200)
                .body("moved.title", contains("Build"))
                .body("moved[0].after", equalTo("2027-08-01"))
                .body("token", nullValue());
    }

    @Test
    void pullsOnlyWhenAsked() {
        String contract = manager.contract(Map.of());
        String first = manager.milestone(contract, Map.of("title", "Design", "dueDate", "2027-06-30"));
        String second = manager.milestone(contract, Map.of("title", "Build", "dueDate", "2027-07-10"));
        commit(contract, Map.of("addedDependencies", List.of(tie(first, second, "FS", 3))));
        preview(manager, contract, moved(first, "2027-06-01")).then().body("moved.title", contains("Design"));
        Map<String, Object> pulled = new HashMap<>(moved(first, "2027-06-01"));
        pulled.put("pull", true);
        preview(manager, contract, pulled)
                .then()
                .body("moved.title", contains("Design", "Build"))
                .body("moved[1].after", equalTo("2027-06-04"));
    }

    @Test
    void aPlainRescheduleThatMovesOthersIsRefused() {
        String contract = manager.contract(Map.of());
        String first = manager.milestone(contract, Map.of("title", "Design", "dueDate", "2027-06-30"));
        String second = manager.milestone(contract, Map.of("title", "Build", "dueDate", "2027-07-10"));
        commit(contract, Map.of("addedDependencies", List.of(tie(first, second, "FS", 0))));
        manager.activate(contract);
        reschedule(first, "2027-07-20")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://milepost.dev/problems/schedule-would-move-others"))
                .body("count", equalTo(1))
                .body("moves[0].id", equalTo(id(second)))
                .body("moves[0].after", equalTo("2027-07-20"))
                .body("preview", equalTo("/api/v1" + contract + "/schedule/preview"));
        reschedule(first, "2027-07-08").then().statusCode(200); // within the slack
        reschedule(second, "2027-07-01")
                .then()
                .statusCode(409)
                .body("detail", containsString("2027-07-08 at the earliest"));
        reschedule(second, "2027-09-01").then().statusCode(200);
    }

    @Test
    void namesTheCircle() {
        String contract = manager.contract(Map.of());
        String a = manager.milestone(contract, Map.of("title", "A"));
        String b = manager.milestone(contract, Map.of("title", "B"));
        String c = manager.milestone(contract, Map.of("title", "C"));
        commit(contract, Map.of("addedDependencies", List.of(tie(a, b, "FS", 0), tie(b, c, "SS", 0))));
        preview(manager, contract, Map.of("addedDependencies", List.of(tie(c, a, "FF", 0))))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://milepost.dev/problems/dependency-circle"))
                .body("circle", hasSize(4))
                .body("circle.title", hasItem("B"));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        String contract = manager.contract(Map.of());
        String a = manager.milestone(contract, Map.of("title", "A"));
        String elsewhere = manager.milestone(manager.contract(Map.of()), Map.of("title", "Elsewhere"));
        String nobody = UUID.randomUUID().toString();
        wrong(contract, moved(elsewhere, "2027-07-20"), "milestones[0].milestoneId");
        wrong(contract, moved(a, "20000-01-01"), null);
        wrong(contract, Map.of("removedMilestones", List.of(nobody)), "removedMilestones[0]");
        wrong(contract, Map.of("removedDependencies", List.of(nobody)), "removedDependencies[0]");
        wrong(contract, Map.of("lags", List.of(Map.of("dependencyId", nobody, "lag", 1))), "lags[0].dependencyId");
        wrong(contract, Map.of("addedDependencies", List.of(tie(a, a, "FS", 0))), "addedDependencies[0].successor");
        wrong(
                contract,
                Map.of("addedDependencies", List.of(tie(a, elsewhere, "FS", 0))),
                "addedDependencies[0].successor");
        wrong(
                contract,
                Map.of("addedDependencies", List.of(tie(a, elsewhere, "FS", 99_999))),
                "addedDependencies[0].successor");
        wrong(
                contract,
                Map.of(
                        "milestones",
                        List.of(Map.of("milestoneId", id(a), "dueDate", "2027-07-01", "plannedStart", "2027-07-02"))),
                "milestones[0].plannedStart");
        preview(manager, contract, Map.of("moveAll", true))
                .then()
                .statusCode(400)
                .body("type", equalTo("https://milepost.dev/problems/unknown-field"));
        manager.post(contract + "/schedule/preview", Map.of()).then().statusCode(400);
    }

    @Test
    void isForThoseWhoMay() {
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(contract, Map.of());
        Map<String, ?> changes = moved(milestone, "2027-07-28");
        String token = preview(viewer, contract, changes)
                .then()
                .statusCode(200)
                .extract()
                .path("token");
        Map<String, ?> body = Map.of("changes", changes, "token", token, "reason", "Frost");
        viewer.post(contract + "/schedule/commit", body).then().statusCode(403);
        Api other = Api.as("borealis", "manager");
        other.get(contract + "/schedule").then().statusCode(404);
        preview(other, contract, changes).then().statusCode(404);
        other.post(contract + "/schedule/commit", body).then().statusCode(404);
        Api stranger = Api.asCounterparty("aurora", manager.party("S-" + UUID.randomUUID()), "manager");
        stranger.get(contract + "/schedule").then().statusCode(404);
        preview(stranger, contract, changes).then().statusCode(404);
    }

    private void wrong(String contract, Map<String, ?> changes, @Nullable String field) {
        var answer = preview(manager, contract, changes).then().statusCode(400);
        if (field != null) {
            answer.body("violations.field", hasItem(field));
        }
    }

    private Response reschedule(String milestone, String day) {
        return manager.act(milestone, "reschedule", Map.of("dueDate", day, "reason", "Frost"));
    }

    private static Response preview(Api api, String contract, Map<String, ?> changes) {
        return api.post(contract + "/schedule/preview", Map.of("changes", changes));
    }

    /** Previews and commits at once. */
    private Response commit(String contract, Map<String, ?> changes) {
        String token = preview(manager, contract, changes)
                .then()
                .statusCode(200)
                .extract()
                .path("token");
        Response committed = commit(contract, changes, token, "Planned so");
        committed.then().statusCode(200);
        return committed;
    }

    private Response commit(String contract, Map<String, ?> changes, String token, String reason) {
        return manager.post(
                contract + "/schedule/commit", Map.of("changes", changes, "token", token, "reason", reason));
    }

    private static Map<String, Object> moved(String milestone, String day) {
        return Map.of("milestones", List.of(Map.of("milestoneId", id(milestone), "dueDate", day)));
    }

    private static Map<String, ?> tie(String predecessor, String successor, String type, int lag) {
        return Map.of("predecessor", id(predecessor), "successor", id(successor), "type", type, "lag", lag);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
