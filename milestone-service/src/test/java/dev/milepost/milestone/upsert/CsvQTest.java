package dev.milepost.milestone.upsert;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list that somebody kept in a spreadsheet becomes milestones, line by line. */
@ServiceTest
class CsvQTest {
    private static final String HEADER = "source,id,title,type,dueDate,tags,paymentTerm.percent,paymentTerm.netDays\n";

    private final Api manager = Api.as("aurora", "manager");
    private final String run = UUID.randomUUID().toString();
    private String contract = "";

    @BeforeEach
    void aContract() {
        contract = manager.contract(Map.of());
    }

    @Test
    void aSpreadsheetBecomesMilestonesAndWhatIsWrongSaysItsLine() {
        String file = HEADER
                + row("1", "\"Shell, and\nroof\"", "PAYMENT", "2027-06-30", "lot 1;civil", "40,30")
                + row("2", "Fit-out", "DELIVERABLE", "2027-02-30", "", ",")
                + row("3", "Handover", "COMPLETION", "2027-12-31", "", ",");
        send(file, "?dryRun=true").body("dryRun", equalTo(true)).body("created", equalTo(2));
        manager.get("/milestones?contractId=" + id()).then().body("items", hasSize(0));

        send(file, "")
                .body("items.effect", contains("CREATED", "REFUSED", "CREATED"))
                .body("items.line", contains(2, 4, 5))
                .body("items[1].problem.violations[0].field", equalTo("items[1].milestone.dueDate"));
        manager.get("/milestones?contractId=" + id() + "&sort=dueDate")
                .then()
                .body("items.title", contains("Shell, and\nroof", "Handover"))
                .body("items[0].tags", contains("lot 1", "civil"))
                .body("items[0].paymentTerm.percent", equalTo("40"))
                .body("items[1].paymentTerm", nullValue());

        send(file.replace("2027-02-30", "2027-02-28"), "")
                .body("items.effect", contains("UNCHANGED", "CREATED", "UNCHANGED"));
        manager.activate(contract);
        send(HEADER + row("3", "Handover", "COMPLETION", "2028-01-31", "", ","), "?reason=Steering%20committee")
                .body("items.effect", contains("UPDATED"));
        manager.get("/milestones?contractId=" + id() + "&sort=-dueDate")
                .then()
                .body("items[0].dueDate", equalTo("2028-01-31"))
                .body("items[0].baselineDueDate", equalTo("2027-12-31"));
    }

    @Test
    void whatIsNoTableIsRefusedAsAWhole() {
        post("title\nx\n", "")
                .then()
                .statusCode(400)
                .body("violations.message", contains(containsString("'source'"), containsString("'id'")));
        post(HEADER + "jira,1,x\n", "").then().statusCode(400).body("violations[0].field", equalTo("line 2"));
        post(HEADER + row("1", "x", "REPORT", "", "", ","), "?dryRun=perhaps")
                .then()
                .statusCode(400);
        send("source,id,title,type,colour\njira," + run + ",x,REPORT,red\n", "")
                .body("items[0].problem.type", equalTo("https://milepost.dev/problems/unknown-field"))
                .body("items[0].line", equalTo(2));
        Api.as("borealis", "manager")
                .request()
                .contentType("text/csv")
                .body(HEADER + row("1", "x", "REPORT", "", "", ","))
                .post(contract + "/milestones/bulk-upsert")
                .then()
                .statusCode(404);
    }

    private String row(String id, String title, String type, String due, String tags, String payment) {
        return "csv," + run + id + "," + title + "," + type + "," + due + "," + tags + "," + payment + "\n";
    }

    private ValidatableResponse send(String file, String query) {
        return post(file, query).then().statusCode(200);
    }

    private io.restassured.response.Response post(String file, String query) {
        return manager.request().contentType("text/csv").body(file).post(contract + "/milestones/bulk-upsert" + query);
    }

    private String id() {
        return contract.substring("/contracts/".length());
    }

    @Test
    void whatIsNotUtf8IsRefusedAndNotStoredDamaged() {
        manager.request()
                .contentType("text/csv")
                .body("source,id,title\ncsv,1,\u00dcbergabe".getBytes(StandardCharsets.ISO_8859_1))
                .post(contract + "/milestones/bulk-upsert")
                .then()
                .statusCode(400)
                .body(containsString("is not UTF-8"));
    }
}
