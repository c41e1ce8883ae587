package dev.milepost.milestone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
}
