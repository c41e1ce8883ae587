package dev.milepost.analytics.export;

import static dev.milepost.analytics.export.Downloads.csv;
import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.milepost.analytics.Chance;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Past;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people download: the same milestones and figures as JSON has, and whole or visibly broken. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ExportQTest extends ServiceTest {
    private static final String TENANT = "exports";
    private static final String AS_OF = "asOf=2026-11-01T10:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static boolean folded;

    @BeforeEach
    void fold() {
        if (folded) {
            return;
        }
        folded = true;
        Chance chance = new Chance(ExportQTest.class, 11);
        Past.fold(consumer, 25, TENANT, chance.ids(2), chance.ids(2), chance);
    }

    private static Response get(String path, String accept) {
        return Downloads.get(token(TENANT, "admin"), path, accept);
    }

    /** All of a list, page by page. */
    private static List<JsonNode> listed(String path) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = JSON.readTree(
                    get(path + "&limit=37" + next, "application/json").asString());
            page.get("items").forEach(all::add);
            next = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
        } while (next != null);
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which=ALL",
                "which=MEASURED&against=CURRENT",
                "which=OVERDUE&priority=HIGH",
                "which=OPEN&tag=safety",
                "which=WITH_PAYMENT",
                "which=ALL&from=2026-03-01&to=2026-04-30"
            })
    void theFileHasExactlyTheMilestonesOfTheList(String query) throws IOException {
        List<JsonNode> expected = listed("milestones?" + AS_OF + "&" + query);
        List<NamedCsvRecord> lines = csv(get("exports/milestones?" + AS_OF + "&" + query, "text/csv"));
        assertThat(expected).isNotEmpty();
        assertThat(lines).hasSameSizeAs(expected);
        for (int i = 0; i < lines.size(); i++) {
            NamedCsvRecord line = lines.get(i);
            JsonNode item = expected.get(i);
            for (String field : List.of(
                    "id",
                    "contractId",
                    "type",
                    "status",
                    "priority",
                    "ownerId",
                    "team",
                    "counterpartyId",
                    "dueDate",
                    "baselineDueDate",
                    "metOn",
                    "days")) {
                assertThat(line.getField(field))
                        .as(field)
                        .isEqualTo(item.path(field).asText());
            }
            assertThat(line.getField("title")).isEqualTo(item.path("title").asText());
            assertThat(line.getField("contractReference"))
                    .isEqualTo("C-" + item.path("contractId").asText());
            assertThat(line.getField("asOf")).isEqualTo("2026-11-01T10:00:00Z");
            assertThat(line.getField("value")).matches("|\\d+(\\.\\d*[1-9])?|\\d+\\.\\d\\d");
        }
    }

    @Test
    void theSameMilestonesComeAsXlsx() throws IOException {
        List<JsonNode> expected = listed("milestones?" + AS_OF + "&which=MEASURED");
        Response response = get("exports/milestones?format=XLSX&" + AS_OF + "&which=MEASURED", "*/*");
        response.then()
                .statusCode(200)
                .contentType(TableFormat.XLSX_TYPE)
                .header("Content-Disposition", containsString("milestones.xlsx"))
                .header("Cache-Control", containsString("private"));
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(response.asByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(expected.size() + 1);
            assertThat(rows.get(1).getCellText(0))
                    .isEqualTo(expected.getFirst().path("id").asText());
        }
    }

    @Test
    void figuresAreTheSameAsInJson() throws IOException {
        JsonNode answer = JSON.readTree(
                get("completion?groupBy=team&" + AS_OF, "application/json").asString());
        List<NamedCsvRecord> lines =
                csv(get("completion?groupBy=team&" + AS_OF, "text/csv")); // the question's own address
        assertThat(lines).hasSize(answer.get("groups").size());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode group = answer.get("groups").get(i);
            JsonNode team = group.at("/key/team");
            assertThat(lines.get(i).getField("team")).isEqualTo(team.isNull() ? "" : team.asText());
            assertThat(lines.get(i).getField("milestones"))
                    .isEqualTo(group.get("milestones").asText());
            JsonNode rate = group.at("/figures/completionRate");
            assertThat(lines.get(i).getField("completionRate"))
                    .isEqualTo(rate.isNull() ? "" : rate.decimalValue().toPlainString());
        }
        JsonNode delay = JSON.readTree(get("delay?" + AS_OF, "application/json").asString());
        assertThat(csv(get("exports/delay?part=histogram&" + AS_OF, "text/csv")))
                .hasSize(delay.at("/groups/0/figures/histogram").size());
        // nothing in it is no mistake of whoever asks
        assertThat(csv(Downloads.get(token("nobody", "admin"), "exports/delay?part=reasons", "text/csv")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "completion",
                "delay",
                "flow",
                "bottlenecks",
                "trends",
                "money",
                "workload",
                "compliance",
                "waiting",
                "penalties",
                "ahead",
                "reminders"
            })
    void everyQuestionComesAsCsvAndXlsx(String question) throws IOException {
        String json = get(question + "?" + AS_OF, "application/json").asString();
        int groups = JSON.readTree(json)
                .path(question.equals("trends") ? "points" : "groups")
                .size();
        assertThat(csv(get("exports/" + question + "?" + AS_OF, "text/csv"))).hasSize(groups);
        Response xlsx = get(question + "?" + AS_OF, TableFormat.XLSX_TYPE);
        assertThat(xlsx.statusCode()).isEqualTo(200);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.asByteArray()))) {
            assertThat(book.getFirstSheet().getName()).isEqualTo(question);
            assertThat(book.getFirstSheet().read()).hasSize(groups + 1);
        }
    }

    @Test
    void onlyWhatTheCallerMaySeeIsInIt() {
        assertThat(csv(Downloads.get(token("nobody", "admin"), "exports/milestones?format=CSV", "*/*")))
                .isEmpty();
        assertThat(csv(Downloads.get(tokenOf(TENANT, "unknown", "manager"), "exports/milestones?" + AS_OF, "text/csv")))
                .isEmpty();
        int all = csv(get("exports/milestones?" + AS_OF, "text/csv")).size();
        assertThat(csv(Downloads.get(token(TENANT, "viewer"), "exports/milestones?" + AS_OF, "text/csv"))
                        .size())
                .isBetween(1, all - 1); // without the contracts that only members see
        Downloads.get(token(TENANT, "viewer"), "exports/workload?groupBy=owner", "text/csv")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsWrongIsRefusedAndNamed() {
        refused("exports/milestones?format=PDF", 400, "format");
        refused("exports/milestones?which=SOME", 400, "which");
        refused("exports/milestones?colour=red", 400, "colour");
        refused("exports/milestones?limit=5", 400, "limit");
        refused("exports/milestones?asOf=2999-01-01T00:00:00Z", 400, "asOf");
        refused("exports/delay?part=nonsense", 400, "part");
        refused("exports/delay?figure=X", 400, "figure");
        refused("exports/trends?window=x", 400, "window");
        get("exports/nonsense", "text/csv").then().statusCode(404);
        get("exports/delay", "application/pdf").then().statusCode(406);
        given().get(BASE + "exports/milestones").then().statusCode(401);
        Downloads.get(token(TENANT, "visitor"), "exports/milestones", "text/csv")
                .then()
                .statusCode(403);
    }

    private static void refused(String path, int status, String field) {
        get(path, "text/csv, application/problem+json")
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("violations[0].field", equalTo(field));
    }
}
