package dev.milepost.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The committed specification is exactly what the service serves. {@code -Dmilepost.openapi.update=true} rewrites it. */
@QuarkusTest
class SpecificationQTest extends ServiceTest {
    @Test
    void isWhatIsCommitted() throws IOException {
        Path committed = Path.of(System.getProperty("milepost.root"), "api-specs", "openapi", "analytics-service.yaml");
        String served = given().get("/q/openapi").asString();
        if (Boolean.getBoolean("milepost.openapi.update")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, served);
        }
        assertThat(served).isEqualTo(Files.readString(committed));
    }

    @Test
    void aReportMayBeWhatItsExampleSays() {
        Map<String, Object> report = example("ReportRequest");
        report.remove("recipients"); // ids of people that nobody knows

        given().auth()
                .oauth2(SignedTokens.token(
                        "example-" + UUID.randomUUID().toString().substring(0, 8), "manager"))
                .contentType("application/json")
                .body(report)
                .post("/api/v1/analytics/reports")
                .then()
                .statusCode(201);
    }

    @Test
    void whatMayBeNullSaysSo() throws IOException {
        JsonNode schemas = specification().at("/components/schemas");
        assertThat(resolved(schemas, schemas.at("/Trend/properties/changePoint"))
                        .path("type")
                        .toString())
                .contains("null");
        assertThat(schemas.at("/Trend/required").toString()).contains("changePoint");
        int questions = 0;
        for (var schema : schemas.properties()) {
            JsonNode key = schema.getValue().at("/properties/groups/items/properties/key/additionalProperties");
            if (!key.isMissingNode()) {
                assertThat(resolved(schemas, key).path("type").toString())
                        .as(schema.getKey())
                        .contains("string", "null");
                questions++;
            }
        }
        assertThat(questions).isGreaterThan(8);
        JsonNode parameter = schemas.at("/ReportPatch/properties/parameters/additionalProperties");
        assertThat(resolved(schemas, parameter).path("type").toString()).contains("array", "null");
    }

    @Test
    void parametersSayWhatTheyTake() throws IOException {
        JsonNode api = specification();
        for (JsonNode path : api.path("paths")) {
            for (JsonNode operation : path) {
                for (JsonNode parameter : operation.path("parameters")) {
                    JsonNode schema = resolved(api.at("/components/schemas"), parameter.path("schema"));
                    String name = parameter.path("name").asText();
                    String where = operation.path("operationId").asText() + " " + name;
                    switch (name) {
                        case "asOf" ->
                            assertThat(schema.path("format").asText()).as(where).isEqualTo("date-time");
                        case "from", "to" ->
                            assertThat(schema.path("format").asText()).as(where).isEqualTo("date");
                        case "against", "which", "figure", "theme", "format" ->
                            assertThat(schema.path("enum")).as(where).hasSizeGreaterThan(1);
                        case "weeks", "within", "months", "window", "width", "height" ->
                            assertThat(
                                            schema.has("maximum") && schema.has("minimum")
                                                    ? schema.path("type").asText()
                                                    : "")
                                    .as(where)
                                    .isEqualTo("integer");
                        default -> assertThat(schema).as(where).isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void chartsSayThatTheyAreNotSentAgain() throws IOException {
        JsonNode paths = specification().path("paths");
        int charts = 0;
        for (var path : paths.properties()) {
            if (path.getKey().startsWith("/api/v1/analytics/charts/")) {
                JsonNode chart = path.getValue().path("get");
                assertThat(chart.at("/responses/200/headers").has("ETag"))
                        .as(path.getKey())
                        .isTrue();
                assertThat(chart.at("/responses/304/headers").has("ETag"))
                        .as(path.getKey())
                        .isTrue();
                assertThat(chart.path("parameters").findValuesAsText("name")).contains("If-None-Match");
                charts++;
            }
        }
        assertThat(charts).isGreaterThan(5);
    }

    private static JsonNode specification() throws IOException {
        return new ObjectMapper().readTree(given().get("/q/openapi?format=JSON").asString());
    }

    private static JsonNode resolved(JsonNode schemas, JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.isEmpty() ? schema : schemas.path(ref.substring(ref.lastIndexOf('/') + 1));
    }

    /** What somebody sends who takes the specification at its word. */
    private static Map<String, Object> example(String body) {
        return given().get("/q/openapi?format=JSON").jsonPath().getMap("components.examples." + body + ".value");
    }
}
