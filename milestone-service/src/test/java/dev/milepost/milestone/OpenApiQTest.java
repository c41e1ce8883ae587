package dev.milepost.milestone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.testing.SignedTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The committed specification is exactly what the service serves. After a change of the API, write it anew with
 * {@code mvn -pl milestone-service test -Dtest=OpenApiQTest -Dmilepost.openapi.update=true} and look at the difference.
 */
@ServiceTest
class OpenApiQTest {
    @Test
    void servesWhatIsCommitted() throws IOException {
        Path committed = Path.of(System.getProperty("milepost.root"), "api-specs", "openapi", "milestone-service.yaml");
        byte[] body = given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        String served = new String(body, StandardCharsets.UTF_8);

        if (Boolean.getBoolean("milepost.openapi.update")) {
            Files.writeString(committed, served);
        }

        assertThat(served).isEqualTo(Files.readString(committed));
    }

    @ParameterizedTest
    @CsvSource({
        "parties, PartyRequest, 201",
        "custom-fields, CustomFieldRequest, 201",
        "calendars, CalendarRequest, 201",
        "templates, TemplateRequest, 201",
        "deadlines/calculate, DeadlineRequest, 200"
    })
    void takesWhatTheExamplesSay(String path, String body, int status) {
        given().auth()
                .oauth2(SignedTokens.token(
                        "example-" + UUID.randomUUID().toString().substring(0, 8), "admin"))
                .contentType("application/json")
                .body(example(body))
                .post("/api/v1/" + path)
                .then()
                .statusCode(status);
    }

    @Test
    void aDateMovesAsTheExampleSays() {
        Api manager = Api.as("example-" + UUID.randomUUID().toString().substring(0, 8), "manager");
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(contract, Map.of());
        manager.activate(contract);

        manager.act(milestone, "reschedule", example("RescheduleRequest"))
                .then()
                .statusCode(200);
    }

    /** What somebody sends who takes the specification at its word. */
    private static Map<String, Object> example(String body) {
        return given().get("/q/openapi?format=JSON").jsonPath().getMap("components.examples." + body + ".value");
    }
}
