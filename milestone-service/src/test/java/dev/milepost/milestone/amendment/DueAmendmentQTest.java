package dev.milepost.milestone.amendment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An amendment that was agreed on is applied on its day, without anybody calling. */
@ServiceTest
class DueAmendmentQTest {
    @Inject
    ApplyDueAmendments job;

    @Inject
    DataSource database;

    private final Api manager = Api.as("aurora", "manager");
    private LocalDate today = LocalDate.EPOCH;
    private String contract = "";
    private String shell = "";

    @BeforeEach
    void anActiveContract() {
        today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        contract = manager.contract(Map.of());
        shell = manager.milestone(contract, Map.of());
        manager.activate(contract);
    }

    @Test
    void itIsAppliedOnItsDayAndNotBefore() throws SQLException {
        String amendment = waiting("2027-09-30");
        job.run();
        manager.get(amendment).then().body("status", equalTo("APPROVED"));

        theDayComes(amendment);
        job.run();

        manager.get(amendment).then().body("status", equalTo("APPLIED")).body("baseline", equalTo(1));
        manager.get(shell).then().body("dueDate", equalTo("2027-09-30")).body("baselineDueDate", equalTo("2027-09-30"));
        manager.get(contract + "/audit?limit=200")
                .then()
                .body("items.find { it.type == 'dev.milepost.amendment.applied.v1' }.by", equalTo("Milepost"))
                .body("items.reason", hasItem("amendment 1: Agreed"));
        job.run();
        manager.get(contract + "/baselines").then().body("items.size()", equalTo(2));
    }

    @Test
    void oneThatDoesNotFitAnyMoreWaitsForPeopleAndHoldsNoOtherBack() throws SQLException {
        String stale = waiting("2027-09-30");
        manager.act(shell, "reschedule", Map.of("dueDate", "2027-08-15", "reason", "Rain"))
                .then()
                .statusCode(200);
        String fresh = waiting("2027-10-31");
        theDayComes(stale);
        theDayComes(fresh);

        job.run();
        job.run();

        manager.get(stale).then().body("status", equalTo("APPROVED"));
        manager.act(stale, "apply", Map.of()).then().statusCode(409).body("changed.size()", equalTo(1));
        manager.get(fresh).then().body("status", equalTo("APPLIED"));
        manager.get(shell).then().body("dueDate", equalTo("2027-10-31"));
    }

    @Test
    void whileWorkRestsItRestsAsWell() throws SQLException {
        String amendment = waiting("2027-09-30");
        manager.act(contract, "suspend", Map.of("reason", "Finds on the site"))
                .then()
                .statusCode(200);
        theDayComes(amendment);
        job.run();
        manager.get(amendment).then().body("status", equalTo("APPROVED"));
        manager.act(contract, "resume", Map.of("reason", "The site is free"))
                .then()
                .statusCode(200);
        job.run();
        manager.get(amendment).then().body("status", equalTo("APPLIED"));
    }

    private String waiting(String due) {
        return "/amendments/"
                + manager.post(
                                contract + "/amendments",
                                Map.of(
                                        "title",
                                        "Later",
                                        "reason",
                                        "Agreed",
                                        "effectiveOn",
                                        today.plusDays(1).toString(),
                                        "changes",
                                        Map.of(
                                                "milestones",
                                                List.of(Map.of(
                                                        "milestoneId",
                                                        shell.substring("/milestones/".length()),
                                                        "patch",
                                                        Map.of("dueDate", due))))))
                        .then()
                        .statusCode(201)
                        .body("status", equalTo("APPROVED"))
                        .extract()
                        .path("id");
    }

    private void theDayComes(String amendment) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE amendment SET effective_on = ? WHERE tenant_id = 'aurora' AND id = ?")) {
            update.setObject(1, today);
            update.setString(2, amendment.substring("/amendments/".length()));
            update.executeUpdate();
        }
    }
}
