package dev.milepost.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
