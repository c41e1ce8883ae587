package dev.milepost.kit.problem;

import static dev.milepost.local.testing.SignedTokens.expiredToken;
import static dev.milepost.local.testing.SignedTokens.foreignToken;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every refusal is a problem document with a stable type and an id to find it by, and tells nothing of the inside. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class ProblemsQTest {
    @Test
    void whoIsNotKnownGetsNothing() {
        assertProblem(given().get("/notes"), 401, "unauthorized");
        assertThat(given().get("/notes").path("detail").toString()).contains("access token");
        assertProblem(as(expiredToken("aurora", "manager")).get("/notes"), 401, "unauthorized");
        assertProblem(as(foreignToken("aurora", "manager")).get("/notes"), 401, "unauthorized");
        assertProblem(as("not.a.token").get("/notes"), 401, "unauthorized");
        assertProblem(as(token("aurora", "viewer")).get("/notes"), 403, "forbidden");
        assertProblem(as(token("", "manager")).get("/notes"), 403, "no-tenant");
        assertProblem(as(token("Not A Slug", "manager")).get("/notes"), 403, "no-tenant");
    }

    @Test
    void aWrongBodyIsNamedByItsFields() {
        assertProblem(post("{\"text\": \"a\", \"colour\": \"red\"}"), 400, "unknown-field");
        assertThat(post("{\"text\": \"a\", \"colour\": \"red\"}")
                        .path("violations[0].field")
                        .toString())
                .isEqualTo("colour");
        Response blank = post("{\"text\": \" \"}");
        assertProblem(blank, 400, "invalid-input");
        assertThat(blank.path("violations[0].field").toString()).isEqualTo("text");
        assertProblem(post("{\"text\": 7}"), 400, "invalid-input");
        assertProblem(post("{\"text\": \"a\""), 400, "malformed-body");
        assertProblem(post("{\"text\": \"a\"} trailing"), 400, "malformed-body");
        assertProblem(post("[]"), 400, "invalid-input");
        assertProblem(post(""), 400, "invalid-input");
    }

    /** Beside those that the standard always lets them read. */
    @Test
    void whichHeadersScriptsOfOtherOriginsMayRead() {
        String exposed = manager()
                .header("Origin", "https://front.example")
                .get("/notes")
                .header("Access-Control-Expose-Headers");
        assertThat(exposed.split(", ?"))
                .containsExactlyInAnyOrder(
                        "ETag",
                        "Link",
                        "Location",
                        "Retry-After",
                        "Content-Disposition",
                        "X-Request-Id",
                        "Idempotency-Replayed");
    }

    @Test
    void aWrongRequestIsNamed() {
        assertProblem(manager().get("/notes/0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61"), 404, "not-found");
        Response none = manager().get("/notes/no-uuid");
        assertProblem(none, 404, "not-found");
        assertThat(none.path("detail").toString()).contains("UUID");
        assertProblem(manager().get("/nowhere"), 404, "not-found");
        assertProblem(manager().delete("/notes"), 405, "method-not-allowed");
        assertProblem(manager().accept("image/png").get("/notes"), 406, "not-acceptable");
        for (String type : List.of("application/xml", "text/plain", "garbage", "a/b/c")) {
            HttpResponse<String> refused = typed(type);
            assertThat(refused.statusCode()).as(type).isEqualTo(415);
            assertThat(refused.body()).as(type).contains("problems/unsupported-media-type", "send application/json.");
        }
        assertThat(typed("application/vnd.note+json").statusCode()).isEqualTo(201);
        assertProblem(post("{\"text\": \"" + "x".repeat(1 << 20) + "\"}"), 413, "body-too-large");
    }

    @Test
    void aParameterOfTheWrongTypeIsNamed() {
        Response number = manager().get("/notes?limit=x");
        assertProblem(number, 400, "invalid-filter");
        assertThat(number.path("violations[0].field").toString()).isEqualTo("limit");
        assertThat(number.path("violations[0].message").toString()).contains("\"x\"", "a whole number");
        Response id = manager().get("/notes?after=no-uuid");
        assertProblem(id, 400, "invalid-filter");
        assertThat(id.path("violations[0].field").toString()).isEqualTo("after");
        assertProblem(manager().get("/notes?limit=99999999999"), 400, "invalid-filter");
        Response empty = manager().get("/notes?limit=1&after=");
        assertProblem(empty, 400, "invalid-filter");
        assertThat(empty.path("violations[0].message").toString()).contains("has no value");
    }

    @Test
    void aParameterThatIsNoneIsNamed() {
        Response list = manager().get("/notes?limt=1");
        assertProblem(list, 400, "invalid-filter");
        assertThat(list.path("violations[0].field").toString()).isEqualTo("limt");
        assertThat(list.path("violations[0].message").toString()).endsWith("take after, limit");
        assertProblem(manager().get("/notes/broken?limit=1"), 400, "invalid-filter");
        assertProblem(given().get("/notes?limt=1"), 401, "unauthorized");
    }

    @Test
    void whatGoesWrongInsideStaysInside() {
        Response answer = manager().get("/notes/broken");
        assertProblem(answer, 500, "unexpected");
        assertThat(answer.asString()).doesNotContain("secret", "IllegalState", "dev.milepost.kit");
    }

    @Test
    void theCallersTraceIdIsKept() {
        Response answer = manager()
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/nowhere");
        assertThat(answer.path("traceId").toString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    /** REST Assured knows only media types that are some. */
    private static HttpResponse<String> typed(String type) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/notes"))
                            .header("Authorization", "Bearer " + token("aurora", "manager"))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"typed\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response post(String body) {
        return manager().contentType("application/json").body(body).post("/notes");
    }

    private static RequestSpecification manager() {
        return as(token("aurora", "manager"));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.path("type").toString()).isEqualTo("https://milepost.dev/problems/" + type);
        assertThat(answer.path("status").toString()).isEqualTo(Integer.toString(status));
        assertThat(answer.path("title").toString()).isNotBlank();
        assertThat(answer.path("traceId").toString()).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
    }
}
