package dev.milepost.analytics.export;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Story;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workload of 60 owners over 51 weeks and of nobody: more groups than an answer has, and all of them in a file. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class AllGroupsQTest extends ServiceTest {
    private static final String TENANT = "exports-groups";
    private static final int GROUPS = 3_001;
    private static final UUID LAST_OWNER = UUID.fromString("0197a3c2-0000-7000-9000-00000000003b");
    private static boolean made;

    @BeforeEach
    void fill() throws Exception {
        if (made) {
            return;
        }
        made = true;
        String contract = "0197a3c2-0000-7000-8000-000000000003";
        execute("INSERT INTO history_build (tenant_id, live) VALUES ('" + TENANT + "', 1)");
        execute("INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to, counted,"
                + " counted_since, title, time_zone) VALUES ('" + TENANT + "', 1, '" + contract
                + "', 1, '2026-01-01', '9999-12-31', TRUE, '2026-01-01', 'Wide', 'UTC')");
        execute(
                "INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to, contract_id,"
                        + " title, type, status, priority, owner_id, due_date, term_amount, term_currency, tags, fields, round,"
                        + " status_since) SELECT '" + TENANT + "', 1, UUID(), seq, '2026-01-01', '9999-12-31', '"
                        + contract
                        + "', 'M', 'REPORT', 'PLANNED', 'LOW', IF(seq = 0, NULL, CONCAT('0197a3c2-0000-7000-9000-',"
                        + " LPAD(HEX(seq MOD 60), 12, '0'))), '2026-01-05' + INTERVAL (seq DIV 60) WEEK, IF(seq = 77, 10, NULL),"
                        + " IF(seq = 77, 'EUR', NULL), '[]', '{}', 0, '2026-01-01' FROM seq_0_to_3000");
        execute("INSERT INTO roll_up_due VALUES ('" + TENANT + "', 1, '" + contract
                + "', '00000000-0000-0000-0000-000000000000', 1, '2026-01-01')");
        Story.of(TENANT, Made.person(LAST_OWNER, "last", "Zoe", null)).fold(consumer);
    }

    @Test
    void theRefusalSaysWhereAllOfThemAre() {
        var answer = given().auth().oauth2(token(TENANT, "admin")).get(BASE + "workload");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo("groupBy");
        assertThat(answer.jsonPath().getString("violations[0].message"))
                .contains("more than 2000 groups", "filter", "coarser", "/api/v1/analytics/exports/workload");
    }

    @Test
    void aFileHasAllOfThemInTheOrderOfTheAnswer() throws Exception {
        List<NamedCsvRecord> lines = csv("exports/workload");
        assertThat(lines).hasSize(GROUPS);
        assertThat(lines.stream()
                        .mapToInt(line -> Integer.parseInt(line.getField("open")))
                        .sum())
                .isEqualTo(GROUPS);
        List<String> keys = lines.stream()
                .map(line -> (line.getField("owner").isEmpty() ? "~" : line.getField("owner")) + line.getField("week"))
                .toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates(); // of nobody come last
        assertThat(lines.stream().map(line -> line.getField("asOf")).distinct()).hasSize(1);
        assertThat(lines.getFirst().getHeader())
                .startsWith("owner", "week", "names.owner", "milestones", "open")
                .endsWith("asOf");
        assertThat(lines.stream()
                        .filter(line -> line.getField("owner").equals(LAST_OWNER.toString()))
                        .map(line -> line.getField("names.owner")))
                .hasSize(50)
                .containsOnly("Zoe");
    }

    @Test
    void partsAreWhatTheAnswerHasWhereItIsSmallEnough() throws Exception {
        String few = "workload?from=2026-01-01&to=2026-02-28";
        List<String> expected = new ArrayList<>();
        for (JsonNode group : get(TENANT, few).get("groups")) {
            expected.add(group.at("/key/owner").asText()
                    + group.at("/key/week").asText()
                    + group.at("/figures/overdue").asText());
        }
        assertThat(expected).hasSizeBetween(100, 2_000);
        assertThat(csv("exports/" + few).stream()
                        .map(line -> (line.getField("owner").isEmpty() ? "null" : line.getField("owner"))
                                + line.getField("week")
                                + line.getField("overdue")))
                .containsExactlyElementsOf(expected);
        assertThat(csv("exports/workload?groupBy=team,week&owner=" + LAST_OWNER))
                .hasSize(50);
        assertThat(csv("exports/workload?groupBy=owner")).hasSize(61);
        assertThat(csv("exports/workload?groupBy=tag,owner")).hasSize(61);
        assertThat(csv("exports/workload?type=PAYMENT")).isEmpty();
    }

    @Test
    void aWorkbookHasThemAndTheirValues() throws Exception {
        try (var book = new ReadableWorkbook(
                new ByteArrayInputStream(file("exports/workload?format=XLSX").asByteArray()))) {
            assertThat(book.getFirstSheet().getName()).isEqualTo("workload");
            assertThat(book.getFirstSheet().read()).hasSize(GROUPS + 1);
            var values = book.findSheet("value").orElseThrow().read();
            assertThat(values).hasSize(2);
            assertThat(values.getLast().getCellText(0)).isEqualTo("0197a3c2-0000-7000-9000-000000000011");
        }
        assertThat(csv("exports/workload?part=value")).hasSize(1);
    }

    private static Response file(String path) {
        return Downloads.get(token(TENANT, "admin"), path, "*/*");
    }

    private static List<NamedCsvRecord> csv(String path) {
        return Downloads.csv(file(path));
    }
}
