package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A webhook to the benchmark's receiver. The operator of the local stack allows loopback and http. */
final class Subscription {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private Subscription() {}

    /** Subscribes to events of these types, or to all; returns the id of the webhook. */
    static UUID of(AlertStack stack, Receiver receiver, String... types) {
        var request = HttpRequest.newBuilder(stack.alert().address().resolve("/api/v1/alerts/webhooks"))
                .header("Authorization", "Bearer " + stack.stack().token("aurora-admin"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"bench\",\"url\":\"%s\",\"eventTypes\":[%s]}"
                        .formatted(
                                receiver.url(),
                                Arrays.stream(types)
                                        .map(type -> "\"" + type + "\"")
                                        .collect(Collectors.joining(",")))))
                .build();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request, BodyHandlers.ofString());
            Matcher id = ID.matcher(answer.body());
            if (answer.statusCode() != 201 || !id.find()) {
                throw new BenchException("alert-service refuses the webhook: " + answer.body());
            }
            return UUID.fromString(id.group(1));
        } catch (IOException e) {
            throw new BenchException("alert-service does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("The benchmark was interrupted.", e);
        }
    }
}
