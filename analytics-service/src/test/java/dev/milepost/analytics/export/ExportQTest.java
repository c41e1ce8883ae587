package dev.milepost.analytics.export;

import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.milepost.analytics.figure.Past;
import dev.milepost.events.Topics;
import dev.milepost.kit.inbound.EventConsumer;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people download: the same milestones and figures as JSON has, and whole or visibly broken. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@QuarkusTestResource(SignedTokens.class)
@NullUnmarked // what is missing fails the test
class ExportQTest {
    private static final String BASE = "/api/v1/analytics/";
    private static final String TENANT = "exports";
    private static final String LARGE = "exports-large";
    private static final int LARGE_ROWS = 60_000;
    private static final String AS_OF = "asOf=2026-11-01T10:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static boolean folded;

    @Inject
    EventConsumer consumer;

    @TestHTTPResource("/")
    URL service;

    @BeforeEach
    void fold() throws SQLException {
        if (folded) {
            return;
        }
        folded = true;
        Random random = new Random(11);
        List<UUID> parties = List.of(Past.newId(random), Past.newId(random));
        List<UUID> people = List.of(Past.newId(random), Past.newId(random));
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Past past = new Past(TENANT, parties, people, random);
            past.messages()
                    .forEach(message -> records.add(new ConsumerRecord<>(
                            Topics.MILESTONES, 78, records.size(), past.contract.toString(), message)));
        }
        for (int from = 0; from < records.size(); from += 100) {
            var some = records.subList(from, Math.min(records.size(), from + 100));
            consumer.consume(new ConsumerRecords<>(Map.of(new TopicPartition(Topics.MILESTONES, 78), some), Map.of()));
        }
        makeLarge();
    }

    /** One contract with many milestones, past the fold: what is tested is how they come out. */
    private static void makeLarge() throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to,"
                            + " counted, counted_since, title, time_zone) VALUES ('" + LARGE
                            + "', 1, '0197a3c2-0000-7000-8000-000000000001', 1, '2026-01-01', '9999-12-31', TRUE, '2026-01-01',"
                            + " 'Large', 'UTC')");
            statement.execute("INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from,"
                    + " valid_to, contract_id, title, type, status, priority, due_date, tags, fields, round, status_since)"
                    + " SELECT '" + LARGE
                    + "', 1, CONCAT('0197a3c2-0000-7000-8000-', LPAD(HEX(seq + 4096), 12, '0')), seq + 1,"
                    + " '2026-01-01', '9999-12-31', '0197a3c2-0000-7000-8000-000000000001', CONCAT('Milestone ', seq),"
                    + " 'REPORT', 'PLANNED', 'LOW', '2026-02-01', '[]', '{}', 0, '2026-01-01' FROM seq_1_to_"
                    + LARGE_ROWS);
        }
    }

    private static Response get(String path, String accept) {
        return get(token(TENANT, "admin"), path, accept);
    }

    private static Response get(String token, String path, String accept) {
        return given().auth()
                .oauth2(token)
                .accept(accept)
                .urlEncodingEnabled(false)
                .get(URI.create(path.startsWith("/") ? path : BASE + path));
    }

    private static List<NamedCsvRecord> csv(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/csv");
        return CsvReader.builder().ofNamedCsvRecord(new String(response.asByteArray(), StandardCharsets.UTF_8)).stream()
                .toList();
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
        assertThat(csv(get(token("nobody", "admin"), "exports/milestones?format=CSV", "*/*")))
                .isEmpty();
        assertThat(csv(get(tokenOf(TENANT, "unknown", "manager"), "exports/milestones?" + AS_OF, "text/csv")))
                .isEmpty();
        int all = csv(get("exports/milestones?" + AS_OF, "text/csv")).size();
        assertThat(csv(get(token(TENANT, "viewer"), "exports/milestones?" + AS_OF, "text/csv"))
                        .size())
                .isBetween(1, all - 1); // without the contracts that only members see
        get(token(TENANT, "viewer"), "exports/workload?groupBy=owner", "text/csv")
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
        get(token(TENANT, "visitor"), "exports/milestones", "text/csv").then().statusCode(403);
    }

    private static void refused(String path, int status, String field) {
        get(path, "text/csv, application/problem+json")
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void aLongFileComesWhole() throws SQLException {
        long before = selects();
        Response response = get(token(LARGE, "admin"), "exports/milestones?format=CSV", "*/*");
        List<NamedCsvRecord> lines = csv(response);
        assertThat(lines).hasSize(LARGE_ROWS);
        assertThat(lines.stream().map(line -> line.getField("id")).distinct()).hasSize(LARGE_ROWS);
        assertThat(lines.getLast().getField("title")).isEqualTo("Milestone " + LARGE_ROWS);
        assertThat(selects() - before).isGreaterThan(LARGE_ROWS / 2_000);
    }

    @Test
    void whoHangsUpEndsTheReading() throws Exception {
        execute("SET GLOBAL userstat = 1");
        try {
            long before = rowsRead();
            csv(get(token(LARGE, "admin"), "exports/milestones?format=CSV", "*/*"));
            long whole = rowsRead() - before;
            assertThat(whole).isGreaterThanOrEqualTo(LARGE_ROWS);

            before = rowsRead();
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(4096);
                socket.connect(new java.net.InetSocketAddress(service.getHost(), service.getPort()));
                socket.getOutputStream()
                        .write(("GET " + BASE
                                        + "exports/milestones?format=CSV HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                        + token(LARGE, "admin") + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new BufferedInputStream(socket.getInputStream()).readNBytes(1_000))
                        .hasSize(1_000);
            }
            long[] last = {-1};
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        long now = rowsRead();
                        boolean quiet = now == last[0];
                        last[0] = now;
                        return quiet;
                    });
            assertThat(last[0] - before).isBetween(1L, whole / 2);
        } finally {
            execute("SET GLOBAL userstat = 0");
        }
    }

    /** Headers and rows are out already when the reading fails: then the transfer must not end as a whole one does. */
    @Test
    void aFileThatBreaksOffDoesNotLookWhole() throws Exception {
        execute("UPDATE milestone_history SET fields = '[]' WHERE tenant_id = '" + LARGE
                + "' AND title = 'Milestone 50000'");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(service.toURI().resolve(BASE + "exports/milestones?format=CSV"))
                    .header("Authorization", "Bearer " + token(LARGE, "admin"))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> answer.body().transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        } finally {
            execute("UPDATE milestone_history SET fields = '{}' WHERE tenant_id = '" + LARGE
                    + "' AND title = 'Milestone 50000'");
        }
    }

    private static void execute(String change) throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    private static long selects() throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** Of the milestones' history alone: the jobs of the service ask other tables meanwhile. */
    private static long rowsRead() throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT COALESCE(SUM(ROWS_READ), 0) FROM"
                        + " information_schema.TABLE_STATISTICS WHERE TABLE_NAME = 'milestone_history'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
