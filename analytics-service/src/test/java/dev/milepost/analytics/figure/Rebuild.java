package dev.milepost.analytics.figure;

import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Rebuilds that an administrator asks for. */
final class Rebuild {
    private Rebuild() {}

    /** @return the number of the build */
    static int start(String tenant) {
        return given().auth()
                .oauth2(token(tenant, "admin"))
                .post(Answers.BASE + "rebuilds")
                .then()
                .statusCode(202)
                .extract()
                .path("build");
    }

    static JsonNode newest(String tenant) throws Exception {
        return Answers.get(tenant, "rebuilds").at("/items/0");
    }

    static void awaitLive(String tenant) {
        await("rebuild of " + tenant)
                .atMost(Duration.ofSeconds(90))
                .until(() -> newest(tenant).get("live").asBoolean());
    }

    static void awaitFailed(String tenant) {
        await("failure of the rebuild of " + tenant)
                .atMost(Duration.ofSeconds(60))
                .until(() -> newest(tenant).get("state").asText().equals("FAILED"));
    }
}
