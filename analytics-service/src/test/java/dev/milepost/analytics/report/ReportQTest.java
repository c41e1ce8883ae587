package dev.milepost.analytics.report;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.milepost.analytics.Chance;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Past;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager saves a question, gets its files by a schedule, and nobody else gets at what they may see. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ReportQTest extends ServiceTest {
    private static final String PATH = "/api/v1/analytics/reports";
    private static final String TENANT = "reports";
    private static final Map<String, Object> DAILY =
            Map.of("every", "DAILY", "at", "07:30", "timeZone", "Europe/Berlin");
    private static boolean folded;

    @Inject
    RunStore runs;

    @BeforeEach
    void fold() {
        if (folded) {
            return;
        }
        folded = true;
        Chance chance = new Chance(ReportQTest.class, 41);
        List<UUID> ids = chance.ids(2);
        Past.fold(consumer, 20, TENANT, ids, ids, chance);
    }

    private static RequestSpecification as(String... roles) {
        return given().auth().oauth2(token(TENANT, roles)).contentType("application/json");
    }

    private static Map<String, Object> report(String question, List<String> formats, Object... more) {
        Map<String, Object> report = new HashMap<>(
                Map.of("name", question + " " + UUID.randomUUID(), "question", question, "formats", formats));
        for (int i = 0; i < more.length; i += 2) {
            report.put((String) more[i], more[i + 1]);
        }
        return report;
    }

    private static String create(String role, Map<String, Object> report) {
        Response response = as(role).body(report).post(PATH);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return PATH + "/" + response.path("id");
    }

    private static List<Map<String, Object>> finished(String role, String report, int n) {
        await(report)
                .atMost(Duration.ofSeconds(60))
                .until(() -> as(role).get(report + "/runs")
                                .jsonPath()
                                .getList("items.findAll { it.state != 'RUNNING' }")
                                .size()
                        == n);
        return as(role).get(report + "/runs").jsonPath().getList("items");
    }

    @Test
    void aReportRunsByItsScheduleOnce() throws Exception {
        String report = create(
                "manager",
                report(
                        "bottlenecks",
                        List.of("CSV", "XLSX", "SVG"),
                        "schedule",
                        DAILY,
                        "parameters",
                        Map.of("groupBy", List.of("team"), "theme", List.of("PRINT"))));
        as("manager").get(report).then().statusCode(200).body("nextRunAt", containsString("T0"));
        // it was due three days ago: the service was down
        execute("UPDATE report SET next_run_at = UTC_TIMESTAMP(6) - INTERVAL 3 DAY WHERE id = '"
                + report.substring(PATH.length() + 1) + "'");
        var run = finished("manager", report, 1).getFirst();
        assertThat(run).containsEntry("state", "DONE");
        as("manager").get(report).then().body("nextRunAt", not(equalTo(run.get("dueAt"))));
        List<String> files = castToList(run.get("files"));
        assertThat(files).hasSize(3);
        Response csv = as("manager").accept("text/csv").get(files.get(0));
        csv.then().statusCode(200).header("Content-Disposition", startsWith("attachment; filename=\"bottlenecks-"));
        assertThat(csv.asString())
                .startsWith("team,milestones,delayDays,")
                .isEqualToIgnoringWhitespace(withAsOf(
                        as("manager")
                                .accept("text/csv")
                                .get("/api/v1/analytics/exports/bottlenecks?groupBy=team")
                                .asString(),
                        csv.asString()));
        as("manager").accept("*/*").get(files.get(1)).then().statusCode(200).contentType(containsString("svg"));
        as("manager").accept("*/*").get(files.get(2)).then().statusCode(200).contentType(containsString("spreadsheet"));
    }

    /** {@code text} as of the moment of {@code other}. */
    private static String withAsOf(String text, String other) {
        String asOf = other.strip().substring(other.strip().lastIndexOf(',') + 1);
        return text.replaceAll("2\\d{3}-\\d\\d-\\d\\dT[0-9:.]+Z", asOf);
    }

    @SuppressWarnings("unchecked")
    private static List<String> castToList(Object list) {
        return (List<String>) list;
    }

    @Test
    void aRunThatWasKilledIsTakenUpByAnotherAndEndedOnce() throws Exception {
        String path = create("manager", report("completion", List.of("CSV")));
        UUID report = UUID.fromString(path.substring(PATH.length() + 1));
        UUID run = UUID.randomUUID();
        execute("INSERT INTO report_run (id, tenant_id, report_id, due_at, state, lease_until) VALUES ('" + run + "', '"
                + TENANT + "', '" + report + "', '2026-01-01', 'RUNNING', UTC_TIMESTAMP(6) + INTERVAL 1 HOUR)");
        assertThat(runs.lease(TENANT, run)).isNull(); // somebody works at it
        execute("UPDATE report_run SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE id = '" + run + "'");
        assertThat(finished("manager", path, 1)).hasSize(1);
        var late = new RunStore.Leased(TENANT, run, java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
        assertThat(runs.finish(late, null, Map.of(ReportFormat.CSV, new byte[1])))
                .isFalse(); // the one that came back
    }

    @Test
    void itSeesWhatItsOwnerSees() {
        // a viewer is no member anywhere; the administrator sees every contract
        String viewers = create("viewer", report("milestones", List.of("CSV")));
        String admins = create("admin", report("milestones", List.of("CSV")));
        int seen = lines("viewer", viewers);
        int all = lines("admin", admins);
        assertThat(seen).isGreaterThan(1).isLessThan(all);
        assertThat(all)
                .isEqualTo(as("admin")
                        .accept("text/csv")
                        .get("/api/v1/analytics/exports/milestones")
                        .asString()
                        .split("\r\n")
                        .length);
        // grouped by single persons, which a viewer may not see
        as("viewer")
                .body(report("workload", List.of("CSV"), "parameters", Map.of("groupBy", List.of("owner"))))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    private static int lines(String role, String report) {
        as(role).body("").post(report + "/run").then().statusCode(202).body("state", equalTo("RUNNING"));
        var run = finished(role, report, 1).getFirst();
        return as(role).accept("text/csv")
                .get(castToList(run.get("files")).getFirst())
                .asString()
                .split("\r\n")
                .length;
    }

    @Test
    void whatCannotBeAnsweredAnyMoreSaysWhy() throws Exception {
        String report =
                create("manager", report("money", List.of("CSV"), "parameters", Map.of("currency", List.of("EUR"))));
        execute("UPDATE report SET content = JSON_REPLACE(content, '$.parameters.currency[0]', 'nonsense') WHERE id = '"
                + report.substring(PATH.length() + 1) + "'");
        as("manager").body("").post(report + "/run").then().statusCode(202);
        var run = finished("manager", report, 1).getFirst();
        assertThat(run).containsEntry("state", "FAILED");
        assertThat(String.valueOf(run.get("failure"))).contains("currency", "nonsense");
        assertThat(castToList(run.get("files"))).isEmpty();
    }

    @Test
    void itIsChangedWithItsETagAndDeletedWithItsFiles() {
        var body = report("delay", List.of("CSV"), "schedule", DAILY);
        Response created = as("manager").body(body).post(PATH);
        created.then().statusCode(201).header("ETag", equalTo("\"1\"")).header("Location", containsString(PATH));
        String path = PATH + "/" + created.path("id");
        as("manager").body(body).post(PATH).then().statusCode(409); // the name is taken
        RequestSpecification patch = as("manager").contentType("application/merge-patch+json");
        patch.body("{\"schedule\": null}").patch(path).then().statusCode(428);
        as("manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"schedule\": null, \"parameters\": {\"team\": [\"legal\"]}}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("nextRunAt", equalTo(null))
                .body("parameters.team", equalTo(List.of("legal")));
        as("manager").header("If-Match", "\"1\"").delete(path).then().statusCode(412);
        as("manager").get(PATH + "?limit=200").then().body("items.name", hasItem(body.get("name")));
        as("manager").body("").post(path + "/run").then().statusCode(202);
        finished("manager", path, 1);
        as("manager").header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        as("manager").get(path).then().statusCode(404);
    }

    @Test
    void aPatchTakesAParameterAway() {
        String path = create(
                "manager",
                report(
                        "delay",
                        List.of("CSV"),
                        "parameters",
                        Map.of("team", List.of("legal"), "priority", List.of("HIGH"))));
        as("manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"parameters\": {\"priority\": null, \"colour\": null}}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("parameters", equalTo(Map.of("team", List.of("legal"))));
        as("manager").get(path).then().body("parameters", equalTo(Map.of("team", List.of("legal"))));
    }

    @Test
    void itIsItsOwnersAlone() {
        String path = create("manager", report("milestones", List.of("CSV")));
        as("manager").body("").post(path + "/run").then().statusCode(202);
        String file =
                castToList(finished("manager", path, 1).getFirst().get("files")).getFirst();
        // another of the tenant, another tenant, a counterparty: there is no such thing
        for (String token :
                List.of(token(TENANT, "viewer"), token("others", "admin"), tokenOf(TENANT, "supplier", "admin"))) {
            given().auth().oauth2(token).get(path).then().statusCode(404);
            given().auth().oauth2(token).get(path + "/runs").then().statusCode(404);
            given().auth().oauth2(token).accept("text/csv").get(file).then().statusCode(404);
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .post(path + "/run")
                    .then()
                    .statusCode(404);
            given().auth()
                    .oauth2(token)
                    .header("If-Match", "*")
                    .delete(path)
                    .then()
                    .statusCode(404);
            given().auth()
                    .oauth2(token)
                    .contentType("application/merge-patch+json")
                    .header("If-Match", "*")
                    .body("{}")
                    .patch(path)
                    .then()
                    .statusCode(404);
        }
        as("viewer").get(PATH).then().body("items.findAll { it.owner.contains('manager') }", hasSize(0));
        // an administrator finds and deletes it, and does not read what the owner may see
        as("admin").get(path).then().statusCode(200).body("own", equalTo(false));
        as("admin").accept("text/csv").get(file).then().statusCode(403);
        as("admin").body("").post(path + "/run").then().statusCode(403);
        as("admin").header("If-Match", "*").delete(path).then().statusCode(204);
        given().get(PATH).then().statusCode(401);
        as("visitor").get(PATH).then().statusCode(403);
        assertThat(subject(TENANT + "-manager")).isNotEmpty();
    }

    /** Saved by an administrator who is a manager now, or belongs to a counterparty: it is not a way round that. */
    @Test
    void rightsThatWereTakenAwayAreNotKept() throws Exception {
        for (String before : List.of("owner_roles = 'manager,admin'", "owner_party = 'supplier'")) {
            String path = create("manager", report("completion", List.of("CSV")));
            as("manager").body("").post(path + "/run").then().statusCode(202);
            String file = castToList(finished("manager", path, 1).getFirst().get("files"))
                    .getFirst();
            as("manager").accept("text/csv").get(file).then().statusCode(200);
            execute("UPDATE report SET " + before + " WHERE id = '" + path.substring(PATH.length() + 1) + "'");
            as("manager").accept("text/csv").get(file).then().statusCode(403).body(containsString("save it again"));
            as("manager").body("").post(path + "/run").then().statusCode(403).body(containsString("save it again"));
            as("manager")
                    .contentType("application/merge-patch+json")
                    .header("If-Match", "*")
                    .body("{}")
                    .patch(path)
                    .then()
                    .statusCode(200);
            as("manager").accept("text/csv").get(file).then().statusCode(404);
            as("manager").get(path + "/runs").then().body("items", hasSize(0));
            as("manager").body("").post(path + "/run").then().statusCode(202);
            finished("manager", path, 1);
        }
    }

    /** As after a moment that was due was run, and is due again: the clock was put back. */
    @Test
    void aMomentThatWasRunAlreadyStopsNoOther() throws Exception {
        String again = create("manager", report("delay", List.of("CSV"), "schedule", DAILY));
        String other = create("manager", report("flow", List.of("CSV"), "schedule", DAILY));
        as("manager").body("").post(again + "/run").then().statusCode(202);
        finished("manager", again, 1);
        execute("UPDATE report SET next_run_at = (SELECT MAX(due_at) FROM report_run WHERE report_id = '"
                + again.substring(PATH.length() + 1) + "') WHERE id IN ('" + again.substring(PATH.length() + 1)
                + "', '" + other.substring(PATH.length() + 1) + "')");
        finished("manager", other, 1);
        finished("manager", again, 1);
        as("manager").get(again).then().body("nextRunAt", containsString("T0"));
    }

    @Test
    void whatIsWrongIsRefusedAndNamed() {
        refused(report("nonsense", List.of("CSV")), "question");
        refused(report("flow", List.of("SVG")), "formats");
        refused(report("delay", List.of()), "formats");
        refused(
                report("delay", List.of("CSV"), "parameters", Map.of("asOf", List.of("2026-01-01T00:00:00Z"))),
                "parameters.asOf");
        refused(report("delay", List.of("CSV"), "parameters", Map.of("colour", List.of("red"))), "colour");
        refused(report("delay", List.of("SVG"), "parameters", Map.of("theme", List.of("PINK"))), "theme");
        refused(
                report(
                        "delay",
                        List.of("CSV"),
                        "schedule",
                        Map.of("every", "DAILY", "at", "07:30", "timeZone", "Mars/Olympus")),
                "schedule.timeZone");
        refused(
                report(
                        "delay",
                        List.of("CSV"),
                        "schedule",
                        Map.of("every", "MONTHLY", "at", "07:30", "timeZone", "UTC", "dayOfMonth", 32)),
                "schedule.dayOfMonth");
        refused(report("delay", List.of("CSV"), "name", "x".repeat(201)), "name");
        as("manager")
                .body(report("delay", List.of("CSV"), "colour", "red"))
                .post(PATH)
                .then()
                .statusCode(400);
        as("manager").body("{").post(PATH).then().statusCode(400);
    }

    private static void refused(Map<String, Object> report, String field) {
        Response response = as("manager").body(report).post(PATH);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.jsonPath().getList("violations.field"))
                .as(response.asString())
                .contains(field);
    }
}
