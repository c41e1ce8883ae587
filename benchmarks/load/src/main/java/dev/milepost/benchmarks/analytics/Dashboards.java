package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.benchmarks.load.BenchException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the service: one connection that stays open, one request at a time, the whole answer read. */
final class Dashboards {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 120_000;

    private final URI service;

    Dashboards(URI service) {
        this.service = service;
    }

    /** The answer as it comes. */
    byte[] ask(Question question, String token) {
        return get("/api/v1/analytics/" + question.address(), token);
    }

    private byte[] get(String path, String token) {
        try {
            var request = (HttpURLConnection) service.resolve(path).toURL().openConnection();
            request.setReadTimeout(PATIENCE_MILLIS);
            request.setRequestProperty("Authorization", "Bearer " + token);
            int status = request.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new BenchException("analytics-service answered %d to %s.".formatted(status, path));
            }
            try (var body = request.getInputStream()) {
                return body.readAllBytes();
            }
        } catch (IOException e) {
            throw new BenchException("analytics-service does not answer " + path + ": " + e.getMessage(), e);
        }
    }

    /** The answer to be looked at. */
    JsonNode read(Question question, String token) {
        try {
            return JSON.readTree(ask(question, token));
        } catch (IOException e) {
            throw new BenchException("analytics-service gives no JSON: " + e.getMessage(), e);
        }
    }
}
