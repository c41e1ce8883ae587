package dev.milepost.kit.http;

import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.kit.app.Database;
import dev.milepost.kit.app.Gate;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A POST with an Idempotency-Key takes effect once. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class WriteOperationQTest {
    private final String key = UUID.randomUUID().toString();
    private final String text = "note " + key;

    @Inject
    Gate gate;

    @AfterEach
    void openTheGate() {
        gate.open();
        gate.refuse(false);
    }

    @Test
    void theSameRequestGetsTheFirstAnswerAgain() throws SQLException {
        Response first = post(token("aurora", "manager"), key, text);
        Response second = post(token("aurora", "manager"), key, text);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(notes()).isOne();
    }

    @Test
    void withoutAKeyEachRequestTakesEffect() throws SQLException {
        assertThat(post(token("aurora", "manager"), null, text).statusCode()).isEqualTo(201);
        assertThat(post(token("aurora", "manager"), null, text).statusCode()).isEqualTo(201);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() throws SQLException {
        post(token("aurora", "manager"), key, text);
        Response other = post(token("aurora", "manager"), key, text + "!");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.path("type").toString()).endsWith("/idempotency-key-reused");
        assertThat(notes()).isOne();
    }

    @Test
    void aRefusalFreesTheKey() throws SQLException {
        gate.refuse(true);
        assertThat(post(token("aurora", "manager"), key, text).statusCode()).isEqualTo(409);
        assertThat(notes()).as("rolled back").isZero();
        gate.refuse(false);
        Response again = post(token("aurora", "manager"), key, text);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isNull();
        assertThat(notes()).isOne();
    }

    @Test
    void whileTheFirstIsStillRunningTheOthersAreToldSo() throws Exception {
        gate.close();
        try (var threads = Executors.newCachedThreadPool()) {
            Future<Response> first = threads.submit(() -> post(token("aurora", "manager"), key, text));
            gate.awaitSomebody();
            List<Future<Response>> others = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                others.add(threads.submit(() -> post(token("aurora", "manager"), key, text)));
            }
            for (Future<Response> other : others) {
                assertThat(other.get().statusCode()).isEqualTo(409);
                assertThat(other.get().path("type").toString()).endsWith("/request-in-progress");
            }
            gate.open();
            assertThat(first.get().statusCode()).isEqualTo(201);
        }
        assertThat(post(token("aurora", "manager"), key, text).header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(notes()).isOne();
    }

    @Test
    void twentyAtOnceMakeOne() throws Exception {
        int created = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> post(token("aurora", "manager"), key, text)));
            }
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
                boolean isFirst =
                        answer.get().statusCode() == 201 && answer.get().header("Idempotency-Replayed") == null;
                created += isFirst ? 1 : 0;
            }
        }
        assertThat(created).isOne();
        assertThat(notes()).isOne();
    }

    @Test
    void aKeyBelongsToItsUserAndTenant() throws SQLException {
        List<String> tokens = List.of(
                token("aurora", "manager"), token("borealis", "manager"), tokenOf("aurora", "supplier", "manager"));
        for (String token : tokens) {
            Response answer = post(token, key, text);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.header("Idempotency-Replayed")).isNull();
        }
        assertThat(notes()).isEqualTo(3);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThat(post(token("aurora", "manager"), "k".repeat(256), text).statusCode())
                .isEqualTo(400);
        assertThat(post(token("aurora", "manager"), "k".repeat(219) + key, text).statusCode())
                .isEqualTo(201);
    }

    private static Response post(String token, @org.jspecify.annotations.Nullable String key, String text) {
        var request =
                given().auth().oauth2(token).contentType("application/json").body("{\"text\": \"" + text + "\"}");
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/notes");
    }

    private long notes() throws SQLException {
        return Database.number("SELECT COUNT(*) FROM note WHERE text = ?", text);
    }
}
