package dev.milepost.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A caller of one service with one token. */
record Client(URI service, @Nullable String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    /** An answer: status, body as JSON (null node without one), ETag. */
    record Answer(
            int status,
            String text,
            JsonNode body,
            @Nullable String etag) {
        boolean isSuccess() {
            return status / 100 == 2;
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + " but got " + status + ": " + text);
            }
            return this;
        }
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, body, Map.of());
    }

    /** An action on a resource with the ETag it has now. */
    Answer act(String resource, String action, Map<String, ?> body) {
        String etag = get(resource).expect(200).etag();
        return send("POST", resource + "/" + action, body, Map.of("If-Match", etag == null ? "" : etag));
    }

    Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        try {
            return trySend(method, path, body, headers);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        }
    }

    /** Sends a request that may get no answer because the service is being killed. */
    Answer trySend(String method, String path, @Nullable Object body, Map<String, String> headers) throws IOException {
        try {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(
                                            body instanceof String raw ? raw : JSON.writeValueAsString(body)));
            if (body != null && !headers.containsKey("Content-Type")) {
                request.header(
                        "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
            }
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            headers.forEach(request::header);
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    json ? JSON.readTree(response.body()) : JSON.nullNode(),
                    response.headers().firstValue("ETag").orElse(null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
