package dev.milepost.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.local.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who calls a service, as any client would: a bearer token, ETags, idempotency keys. */
record Caller(URI service, @Nullable String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    record Answer(JsonNode body, String etag) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, Object body) {
        return send(
                "POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** An action on a resource, on the version that it has now. */
    Answer act(String resource, String action, Object body) {
        return send(
                "POST",
                resource + "/" + action,
                body,
                Map.of(
                        "If-Match",
                        get(resource).etag(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
    }

    private Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            headers.forEach(request::header);
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new StackException(
                        "%s %s answered %d: %s".formatted(method, path, response.statusCode(), response.body()));
            }
            return new Answer(
                    JSON.readTree(response.body()),
                    response.headers().firstValue("ETag").orElse("*"));
        } catch (IOException e) {
            throw new StackException(service + " does not answer; start Milepost with ./milepost up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted");
        }
    }
}
