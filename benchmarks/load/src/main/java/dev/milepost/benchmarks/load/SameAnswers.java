package dev.milepost.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Both applications must give the same pages, or the comparison would be worth nothing. Only the cursors differ: the
 * service signs its own.
 */
final class SameAnswers {
    private static final int COMPARED = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SameAnswers() {}

    static void require(Side service, Side bare) {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            for (String query : PageWork.queries().subList(0, COMPARED)) {
                JsonNode expected = page(client, service, query);
                JsonNode actual = page(client, bare, query);
                if (!expected.path("items").equals(actual.path("items"))
                        || expected.hasNonNull("nextCursor") != actual.hasNonNull("nextCursor")) {
                    throw new BenchException("The applications answer %s differently:%n%s%n%s"
                            .formatted(query, first(expected), first(actual)));
                }
            }
        }
    }

    private static JsonNode first(JsonNode page) {
        return page.path("items").path(0);
    }

    private static JsonNode page(HttpClient client, Side side, String query) {
        var request =
                HttpRequest.newBuilder(side.address().resolve(side.page(query))).timeout(Duration.ofSeconds(60));
        if (side.token() != null) {
            request.header("Authorization", "Bearer " + side.token());
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new BenchException(
                        "%s answered %d: %s".formatted(side.name(), answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new BenchException(side.name() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("The benchmark was interrupted.", e);
        }
    }
}
