package dev.milepost.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The committed specification is exactly what the service serves. After a change of the API, write it anew with
 * {@code mvn -pl alert-service test -Dtest=OpenApiQTest -Dmilepost.openapi.update=true} and look at the difference.
 */
@QuarkusTest
class OpenApiQTest extends ServiceTest {
    @Test
    void served_is_committed() throws Exception {
        Path committed = Path.of(System.getProperty("milepost.root"), "api-specs", "openapi", "alert-service.yaml");
        String served = given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        if (Boolean.getBoolean("milepost.openapi.update")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, served);
        }

        assertThat(served).isEqualTo(Files.readString(committed));
    }

    @Test
    void a_policy_may_be_what_its_example_says() {
        String tenant = "example-" + UUID.randomUUID().toString().substring(0, 8);

        PoliciesApi.post(tenant, example("PolicyRequest")).then().statusCode(201);
    }

    /** What somebody sends who takes the specification at its word. */
    private static Map<String, Object> example(String body) {
        return given().get("/q/openapi?format=JSON").jsonPath().getMap("components.examples." + body + ".value");
    }
}
