package dev.milepost.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every operation has what the conventions ask of it. That the documents are what the services serve, these test. */
class OpenApiTest {
    static final List<String> SERVICES = Specs.SERVICES;
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void operationsAreComplete(String service) {
        assertThat(lacking(Specs.openApi("openapi", service))).isEmpty();
    }

    @Test
    void notices() {
        assertThat(lackingAfter(operation -> operation.remove("operationId"))).contains("no operationId");
        assertThat(lackingAfter(operation -> operation.remove("summary"))).contains("no summary");
        assertThat(lackingAfter(operation -> operation.put("description", "Does it.")))
                .contains("no roles");
        assertThat(lackingAfter(operation -> ((ObjectNode) operation.path("responses")).remove("403")))
                .contains("no 403");
        assertThat(lackingAfter(operation -> ((ObjectNode) operation.path("responses")).putObject("201")))
                .contains("no Location of 201");
        assertThat(lackingAfter(operation ->
                        ((ObjectNode) operation.at("/requestBody/content/application~1json")).remove("examples")))
                .contains("no example of requestBody");
        assertThat(lackingAfter(operation -> operation.put("summary", "…"))).contains("a text is missing");
    }

    private static String lackingAfter(Consumer<ObjectNode> change) {
        JsonNode api = Specs.openApi("openapi", "milestone-service");
        change.accept((ObjectNode)
                api.path("paths").path("/api/v1/milestones/{id}/submit").path("post"));
        return String.join("\n", lacking(api));
    }

    private static List<String> lacking(JsonNode api) {
        List<String> lacking = new ArrayList<>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        lacking.addAll(lacking(method + " " + path, method, operation));
                    }
                }));
        if (api.toString().contains("\"…\"")) {
            lacking.add("a text is missing: an example or a summary is \"…\"");
        }
        return lacking;
    }

    private static List<String> lacking(String name, String method, JsonNode operation) {
        List<String> lacking = new ArrayList<>();
        for (String part : List.of("operationId", "summary")) {
            if (operation.path(part).asText().isBlank()) {
                lacking.add(name + ": no " + part);
            }
        }
        if (!operation.path("description").asText().contains("Roles: ")) {
            lacking.add(name + ": no roles in its description");
        }
        for (String status : List.of("401", "403", "500", "503")) {
            if (!operation.path("responses").has(status)) {
                lacking.add(name + ": no " + status);
            }
        }
        JsonNode created = operation.path("responses").path("201");
        if (created.isObject() && !created.path("headers").has("Location")) {
            lacking.add(name + ": no Location of 201");
        }
        if (method.equals("post")
                && operation
                        .path("parameters")
                        .valueStream()
                        .noneMatch(parameter -> parameter.path("name").asText().equals("Idempotency-Key"))) {
            lacking.add(name + ": no Idempotency-Key");
        }
        lacking.addAll(withoutExample(name + ": no example of requestBody", operation.path("requestBody")));
        operation
                .path("responses")
                .forEachEntry((status, response) ->
                        lacking.addAll(withoutExample(name + ": no example of " + status, response)));
        return lacking;
    }

    private static List<String> withoutExample(String message, JsonNode body) {
        return body.path("content")
                .valueStream()
                .filter(media -> !media.has("example") && !media.has("examples"))
                .map(media -> message)
                .toList();
    }
}
