package dev.milepost.milestone.lifecycle;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contract rests, goes on, is completed or ends early. */
@ServiceTest
class ContractLifeQTest {
    @Inject
    DataSource database;

    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");

    private String contract = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void aContract() {
        contract = manager.contract(Map.of());
        today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void workRestsAndGoesOnByAsManyDaysLater() {
        String plain = manager.milestone(contract, Map.of("plannedStart", "2027-06-01"));
        String fixed =
                manager.milestone(contract, Map.of("title", "Opening", "dueDate", "2027-09-01", "dateFixed", true));
        String following = ruled("Fit-out", Map.of("kind", "MILESTONE_DUE", "milestoneId", id(plain)));
        String fromStart = ruled("First report", Map.of("kind", "START"));
        String fromFixed = ruled("Party", Map.of("kind", "MILESTONE_DUE", "milestoneId", id(fixed)));
        manager.post(
                        contract + "/dependencies",
                        Map.of("predecessorId", id(plain), "successorId", id(fixed), "lag", 60))
                .then()
                .statusCode(201);
        manager.activate(contract);
        manager.get(following).then().body("dueDate", equalTo("2027-07-10"));

        rest(31);
        Response tried = resume(Map.of("reason", "The site is free", "shiftEnd", true, "dryRun", true), 200);
        tried.then()
                .header("ETag", nullValue())
                .body("dryRun", equalTo(true))
                .body("days", equalTo(31))
                .body("contract.endsOn", equalTo("2029-01-31"))
                .body("moved.id", hasItems(id(plain), id(following), id(fromStart), id(fromFixed)))
                .body("moved.id", not(hasItem(id(fixed))))
                .body("fixed.id", contains(id(fixed)))
                .body("conflicts.id", contains(id(fixed)))
                .body("conflicts[0].needed", equalTo("2027-09-29"));
        manager.get(contract).then().body("status", equalTo("SUSPENDED")).body("endsOn", equalTo("2028-12-31"));
        manager.get(plain).then().body("dueDate", equalTo("2027-06-30"));

        resume(Map.of("reason", "The site is free", "shiftEnd", true), 200)
                .then()
                .body("contract.status", equalTo("ACTIVE"))
                .body("contract.endsOn", equalTo("2029-01-31"))
                .body("contract.suspensions[0].days", equalTo(31))
                .body("contract.suspensions[0].resumeReason", equalTo("The site is free"))
                .body("moved", hasSize(4))
                .body("moved.find { it.title == 'Fit-out' }.to", equalTo("2027-08-10"));
        manager.get(plain)
                .then()
                .body("dueDate", equalTo("2027-07-31"))
                .body("plannedStart", equalTo("2027-07-02"))
                .body("baselineDueDate", equalTo("2027-06-30"));
        manager.get(fixed).then().body("dueDate", equalTo("2027-09-01"));
        manager.get(following).then().body("dueDate", equalTo("2027-08-10"));
        manager.get(fromStart).then().body("dueDate", equalTo("2026-02-11"));
        manager.get(fromFixed).then().body("dueDate", equalTo("2027-10-12"));
        manager.get(fromStart + "/due-date")
                .then()
                .body("trace.kind", hasItem("SHIFT"))
                .body("trace.find { it.kind == 'SHIFT' }.text", containsString("31 days"));
        manager.get(plain + "/history")
                .then()
                .body("[-1].action", equalTo("RESCHEDULE"))
                .body("[-1].reason", equalTo("The site is free"));
        manager.act(plain, "start", Map.of()).then().statusCode(200);
    }

    @Test
    void aSuspensionBeginsTodayOrEarlier() {
        String milestone = manager.milestone(contract, Map.of());
        manager.act(contract, "suspend", Map.of("reason", "x")).then().statusCode(409);
        manager.activate(contract);
        suspend(today.plusDays(1)).then().statusCode(400).body("violations[0].field", equalTo("from"));
        suspend(today.minusDays(1)).then().statusCode(400).body("violations[0].field", equalTo("from"));
        manager.act(contract, "suspend", Map.of("reason", " ")).then().statusCode(400);
        manager.act(contract, "suspend", Map.of("reason", "Finds on the site"))
                .then()
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"))
                .body("suspensions.from", contains(today.toString()))
                .body("allowedActions", contains("resume", "terminate"));
        manager.act(milestone, "start", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("until it is resumed"));
        resume(Map.of("reason", "Free", "on", today.plusDays(1).toString()), 400);
        resume(Map.of("reason", "Free", "on", today.minusDays(1).toString()), 400);
        manager.act(contract, "suspend", Map.of("reason", "Again"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/illegal-transition"));

        resume(Map.of("reason", "Free"), 200).then().body("days", equalTo(0)).body("moved", empty());
        suspend(today).then().statusCode(200);
    }

    @Test
    void aRuleThatWasMovedKeepsItsDaysUntilItIsAnotherRule() {
        String report = ruled("First report", Map.of("kind", "START"));
        manager.activate(contract);
        rest(20);
        resume(Map.of("reason", "Free", "on", today.minusDays(10).toString()), 200);
        manager.get(report).then().body("dueDate", equalTo("2026-01-21"));
        suspend(today.minusDays(11)).then().statusCode(400);
        rest(5);
        resume(Map.of("reason", "Free"), 200);
        manager.get(report).then().body("dueDate", equalTo("2026-01-26"));
        manager.act(
                        report,
                        "reschedule",
                        Map.of("reason", "Another rule", "dueRule", rule(Map.of("kind", "START"), "P20D")))
                .then()
                .statusCode(200)
                .body("dueDate", equalTo("2026-01-21"));
    }

    @Test
    void completionNeedsAllMilestonesEnded() {
        String first = manager.milestone(contract, Map.of());
        manager.act(contract, "complete", Map.of()).then().statusCode(409);
        manager.activate(contract);
        manager.act(contract, "complete", Map.of())
                .then()
                .statusCode(409)
                .body("type", endsWith("/conflict"))
                .body("count", equalTo(1))
                .body("openMilestones.id", contains(id(first)));
        manager.act(first, "waive", Map.of("reason", "Not needed")).then().statusCode(200);
        manager.request().body(Map.of()).post(contract + "/complete").then().statusCode(428);
        manager.act(contract, "complete", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETED"))
                .body("allowedActions", empty());
        manager.act(first, "reopen", Map.of("reason", "Mistake")).then().statusCode(409);
        manager.act(contract, "terminate", Map.of("reason", "x")).then().statusCode(409);
    }

    @Test
    void anEarlyEndClosesByChoiceAndShowsWhatItMeans() {
        contract = manager.contract(Map.of(
                "startsOn",
                "2026-01-01",
                "notice",
                Map.of("period", "P1M"),
                "terminationTerms",
                List.of(
                        Map.of("kind", "PENALTY", "text", "Demobilisation", "percent", "5"),
                        Map.of("kind", "STAYS_DUE", "text", "Warranty of what was handed over")),
                "paymentConditions",
                Map.of(
                        "retention",
                        Map.of("percent", "10", "netDays", 0, "releases", List.of()),
                        "latePenalty",
                        Map.of("ratePercent", "1", "per", "DAY", "capPercent", "20"))));
        String late = manager.milestone(
                contract,
                Map.of(
                        "title",
                        "Shell",
                        "dueDate",
                        today.minusDays(3).toString(),
                        "paymentTerm",
                        Map.of("percent", "10", "netDays", 0)));
        String kept = manager.milestone(contract, Map.of("title", "Handover"));
        String waived = manager.milestone(contract, Map.of("title", "Documentation"));
        String paid = manager.milestone(
                contract, Map.of("title", "Design", "paymentTerm", Map.of("percent", "20", "netDays", 0)));
        manager.activate(contract);
        finish(paid);
        var exceptions = List.of(
                Map.of("milestoneId", id(kept), "closing", "KEEP"),
                Map.of("milestoneId", id(waived), "closing", "WAIVE"));

        terminate(Map.of("reason", "x", "effectiveOn", today.plusDays(1).toString()), 400)
                .then()
                .body("violations[0].field", equalTo("effectiveOn"))
                .body("violations[0].message", containsString("/notices"));
        terminate(
                Map.of("reason", "x", "exceptions", List.of(Map.of("milestoneId", id(paid), "closing", "KEEP"))), 400);
        terminate(Map.of("reason", "x", "openMilestones", "DELETE"), 400);
        terminate(Map.of("openMilestones", "KEEP"), 400).then().body("violations[0].field", equalTo("reason"));
        terminate(Map.of("reason", "Given up", "exceptions", exceptions, "dryRun", true), 200)
                .then()
                .body("contract.status", equalTo("TERMINATED"));
        manager.get(contract).then().body("status", equalTo("ACTIVE"));
        manager.get(late).then().body("status", equalTo("PLANNED"));

        terminate(
                        Map.of(
                                "reason",
                                "Given up",
                                "noticeGivenOn",
                                today.minusDays(1).toString(),
                                "exceptions",
                                exceptions),
                        200)
                .then()
                .body("milestones.find { it.title == 'Shell' }.status", equalTo("CANCELLED"))
                .body("milestones.find { it.title == 'Handover' }.closing", equalTo("KEEP"))
                .body("milestones.find { it.title == 'Handover' }.status", equalTo("PLANNED"))
                .body("milestones.find { it.title == 'Documentation' }.status", equalTo("WAIVED"))
                .body("consequences.notice.kept", equalTo(false))
                .body("consequences.terms[0].amount.amount", equalTo("5000.00"))
                .body("consequences.penalties", hasSize(1))
                .body("consequences.penalties[0].daysLate", equalTo(3))
                .body("consequences.penalties[0].amount.amount", equalTo("300.00"))
                .body("consequences.payments", hasSize(1))
                .body("consequences.payments[0].outstanding.amount", equalTo("18000.00"))
                .body("consequences.retentionHeld.amount", equalTo("2000.00"))
                .body("consequences.advanceNotRecovered.amount", equalTo("0.00"));
        manager.get(contract)
                .then()
                .body("termination.effectiveOn", equalTo(today.toString()))
                .body("termination.reason", equalTo("Given up"));
        manager.post(contract + "/milestones", Map.of("title", "New", "type", "REPORT"))
                .then()
                .statusCode(409);
        finish(kept);
        manager.get(contract + "/audit")
                .then()
                .body(
                        "items.type",
                        hasItems("dev.milepost.contract.terminated.v1", "dev.milepost.milestone.waived.v1"));
    }

    @Test
    void termsOfAnEarlyEndAreChecked() {
        manager.post(
                        "/contracts",
                        Map.of(
                                "reference",
                                "T-" + UUID.randomUUID(),
                                "title",
                                "x",
                                "terminationTerms",
                                List.of(
                                        Map.of("kind", "OTHER", "text", " "),
                                        Map.of("kind", "PENALTY", "text", "x", "percent", "101"))))
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("terminationTerms[0]", "terminationTerms[1].percent"));
    }

    @Test
    void aCounterpartyAndAViewerDecideNothing() {
        String reference = "L-" + UUID.randomUUID();
        String party = manager.party(reference);
        contract = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        manager.activate(contract);
        Api supplier = Api.asCounterparty("aurora", reference, "manager");
        for (String action : List.of("suspend", "resume", "terminate", "complete")) {
            supplier.act(contract, action, Map.of("reason", "x")).then().statusCode(403);
            Api.as("aurora", "viewer")
                    .act(contract, action, Map.of("reason", "x"))
                    .then()
                    .statusCode(403);
        }
    }

    /** Activated as if it had been some days ago. */
    private void activated(int daysAgo) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE contract SET activated_at = UTC_TIMESTAMP(6) - INTERVAL ? DAY WHERE tenant_id = 'aurora' AND id = ?")) {
            update.setInt(1, daysAgo);
            update.setObject(2, UUID.fromString(id(contract)));
            update.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Suspends as if it had been some days ago: the contract was activated by then. */
    private void rest(int days) {
        activated(days + 1);
        suspend(today.minusDays(days)).then().statusCode(200);
    }

    private Response suspend(LocalDate from) {
        return manager.act(contract, "suspend", Map.of("reason", "Finds on the site", "from", from.toString()));
    }

    private void finish(String milestone) {
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of()).then().statusCode(200);
        approver.act(milestone, "approve", Map.of()).then().statusCode(200);
    }

    private Response resume(Map<String, ?> body, int status) {
        return manager.act(contract, "resume", body)
                .then()
                .statusCode(status)
                .extract()
                .response();
    }

    private Response terminate(Map<String, ?> body, int status) {
        return manager.act(contract, "terminate", body)
                .then()
                .statusCode(status)
                .extract()
                .response();
    }

    @Test
    void whatCountsFromTheEndStaysWhereTheEndStays() {
        String notice = ruled("Last day for claims", Map.of("kind", "END"));
        manager.activate(contract);
        rest(31);
        resume(Map.of("reason", "The site is free"), 200);
        manager.get(contract).then().body("endsOn", equalTo("2028-12-31"));
        manager.get(notice).then().body("dueDate", equalTo("2029-01-10"));
    }

    private String ruled(String title, Map<String, ?> anchor) {
        return "/milestones/"
                + manager.post(
                                contract + "/milestones",
                                Map.of("title", title, "type", "REPORT", "dueRule", rule(anchor, "P10D")))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static Map<String, ?> rule(Map<String, ?> anchor, String offset) {
        return Map.of("kind", "RELATIVE", "anchor", anchor, "offset", offset);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
