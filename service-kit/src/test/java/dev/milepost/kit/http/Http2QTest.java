package dev.milepost.kit.http;

import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients may speak HTTP/2. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class Http2QTest {
    @TestHTTPResource("/notes")
    @SuppressWarnings("NullAway.Init")
    URI notes;

    @Test
    void theFirstRequestMayBeAPost() throws Exception {
        try (HttpClient client =
                HttpClient.newHttpClient()) { // asks for an upgrade to HTTP/2 unless it is told otherwise
            for (int i = 0; i < 3; i++) { // the first is upgraded, those after it begin as HTTP/2
                HttpResponse<String> answer = client.send(post(), HttpResponse.BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            }
        }
    }

    private HttpRequest post() {
        return HttpRequest.newBuilder(notes)
                .header("Authorization", "Bearer " + token("aurora", "manager"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"note " + UUID.randomUUID() + "\"}"))
                .build();
    }
}
