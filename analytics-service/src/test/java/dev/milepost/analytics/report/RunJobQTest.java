package dev.milepost.analytics.report;

import static dev.milepost.analytics.Database.connect;
import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.Database.number;
import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Story;
import dev.milepost.events.ReportEvent;
import dev.milepost.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Every run comes to an end, is made from what its report is when it begins, and stops no other. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class RunJobQTest extends ServiceTest {
    private static final String PATH = "/api/v1/analytics/reports/";

    private final String tenant = "runs-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    MakeFile files;

    @Inject
    OwnerScope owners;

    private RequestSpecification manager() {
        return given().auth().oauth2(token(tenant, "manager")).contentType("application/json");
    }

    private String create(Map<String, Object> more) {
        Map<String, Object> report = new HashMap<>(
                Map.of("name", "Delay " + UUID.randomUUID(), "question", "delay", "formats", List.of("CSV")));
        report.putAll(more);
        return manager()
                .body(report)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The values of a run that is waiting. */
    private String waiting(UUID run, String report, int attempts, String since) {
        return "('" + run + "', '" + tenant + "', '" + report + "', '2026-01-01', 'RUNNING', " + attempts + ", '"
                + since + "')";
    }

    private static void insert(String... runs) throws SQLException {
        execute("INSERT INTO report_run (id, tenant_id, report_id, due_at, state, attempts, lease_until) VALUES "
                + String.join(", ", runs));
    }

    private String failure(String report) {
        await(report)
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        "FAILED".equals(manager().get(PATH + report + "/runs").path("items[0].state")));
        return manager().get(PATH + report + "/runs").path("items[0].failure");
    }

    private static void refuse(HttpProblem problem) {
        QuarkusMock.installMockForType(
                new MakeFile(null, null, null) {
                    @Override
                    byte[] make(ReportRequest report, ReportFormat format, Instant until) {
                        throw problem;
                    }
                },
                MakeFile.class);
    }

    @Test
    void whatTakesTooLongTimeAndAgainFailsAndSaysSo() throws Exception {
        String report = create(Map.of());
        refuse(ProblemType.UNAVAILABLE.because("The answer takes too long."));

        insert(waiting(UUID.randomUUID(), report, 2, "2000-01-01"));

        assertThat(failure(report)).isEqualTo("The answer takes too long.");
    }

    @Test
    void whatFindsNoTurnHasNotBegun() throws Exception {
        String report = create(Map.of());
        UUID run = UUID.randomUUID();
        refuse(ProblemType.UNAVAILABLE
                .builder("Later.")
                .withHeader("Retry-After", 5)
                .build());

        insert(waiting(run, report, 2, "2000-01-01"));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> number("SELECT COUNT(*) FROM report_run WHERE state = 'RUNNING' AND attempts = 2"
                                + " AND lease_until > UTC_TIMESTAMP(6)"
                                + " AND lease_until < UTC_TIMESTAMP(6) + INTERVAL 2 MINUTE AND id = '" + run + "'")
                        == 1);
    }

    @Test
    void aHistoryThatIsBeingMadeIsSomethingToWaitFor() throws Exception {
        execute("INSERT INTO history_build (tenant_id, live) VALUES ('" + tenant + "', 0)");
        manager()
                .get("/api/v1/analytics/milestones?which=ALL")
                .then()
                .statusCode(503)
                .header("Retry-After", "60");
    }

    @Test
    void whatEndsWhoeverMakesItIsNotBegunForEver() throws Exception {
        String report = create(Map.of());

        insert(waiting(UUID.randomUUID(), report, 3, "2000-01-01"));

        assertThat(failure(report)).contains("begun 3 times");
    }

    @Test
    void aFileThatTakesLongerThanTheRunIsLeasedIsGivenUp() {
        var owner = new Owner(tenant, "manager", "Manager", null, List.of("manager"));
        var report = new ReportRequest("Delay", "delay", null, List.of(ReportFormat.CSV), null, null);

        assertThatThrownBy(() -> owners.call(
                        owner,
                        () -> files.make(report, ReportFormat.CSV, Instant.now().minusSeconds(1))))
                .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
                .satisfies(problem -> {
                    assertThat(problem.getDetail()).contains("takes too long");
                    assertThat(problem.getHeaders()).isEmpty();
                });
    }

    /** The run before it takes its time, and what is changed meanwhile is changed before this one begins. */
    @Test
    void aRunIsMadeFromWhatItsReportIsWhenItBegins() throws Exception {
        UUID bob = UUID.randomUUID();
        Story.of(tenant, Made.person(bob, subject(tenant + "-contributor"), "Bob", null))
                .fold(consumer);
        String before = create(Map.of());
        String report = create(Map.of("parameters", Map.of("from", List.of("2027-01-01"))));
        UUID runBefore = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        try (Connection longer = connect();
                var lock = longer.createStatement()) {
            longer.setAutoCommit(false);
            lock.execute("SELECT id FROM report WHERE id = '" + before + "' FOR UPDATE"); // it cannot be ended
            insert(waiting(runBefore, before, 0, "2000-01-01"), waiting(run, report, 0, "2000-01-02"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> number("SELECT attempts FROM report_run WHERE id = '" + runBefore + "'") == 1);
            manager()
                    .contentType("application/merge-patch+json")
                    .header("If-Match", "*")
                    .body(Map.of("recipients", List.of(bob), "parameters", Map.of("from", List.of("2027-02-01"))))
                    .patch(PATH + report)
                    .then()
                    .statusCode(200);
            assertThat(number("SELECT attempts FROM report_run WHERE id = '" + run + "'"))
                    .isZero();
            longer.rollback();
        }

        var told = ((ReportEvent)
                        ReportsTopic.awaitEvents(run.toString(), 1).getFirst().data())
                .report();
        assertThat(told.recipients()).containsExactly(bob);
        assertThat(told.from()).hasToString("2027-02-01");
    }

    /** Its zone is not known any more. */
    @Test
    void aReportWhoseNextRunCannotBeFoundOutStopsNoOther() throws Exception {
        Map<String, Object> daily =
                Map.of("schedule", Map.of("every", "DAILY", "at", "07:30", "timeZone", "Europe/Berlin"));
        String lost = create(daily);
        String other = create(daily);
        execute("UPDATE report SET next_run_at = UTC_TIMESTAMP(6), content ="
                + " JSON_REPLACE(content, '$.schedule.timeZone', 'Mars/Olympus') WHERE id = '" + lost + "'");
        execute("UPDATE report SET next_run_at = UTC_TIMESTAMP(6) WHERE id = '" + other + "'");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> number("SELECT COUNT(*) FROM report_run WHERE report_id IN ('" + lost + "', '" + other
                                + "') AND state = 'DONE'")
                        == 2);
        assertThat(number("SELECT COUNT(*) FROM report WHERE id = '" + lost
                        + "' AND next_run_at > UTC_TIMESTAMP(6) + INTERVAL 23 HOUR"))
                .isOne();
    }
}
