package dev.milepost.local.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** The smallest request body that an operation takes, by its specification: what is required, as in the examples. */
public final class SmallestBody {
    private final JsonNode api;

    /** @param api the specification as JSON */
    public SmallestBody(JsonNode api) {
        this.api = api;
    }

    /** The body of an operation that takes JSON. */
    public JsonNode ofOperation(JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        return of(content.properties().iterator().next().getValue().path("schema"));
    }

    private JsonNode of(JsonNode schema) {
        JsonNode example = schema.path("examples").path(0);
        if (!example.isMissingNode()) {
            return example;
        }
        if (schema.has("$ref")) {
            return of(api.at(schema.path("$ref").asText().substring(1)));
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        if (schema.has("oneOf")) {
            return of(schema.path("oneOf").path(0));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "integer", "number" ->
                JsonNodeFactory.instance.numberNode(
                        Math.max(1, schema.path("minimum").asInt()));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
            case "array" -> {
                var items = JsonNodeFactory.instance.arrayNode();
                yield schema.path("minItems").asInt() == 0 ? items : items.add(of(schema.path("items")));
            }
            case "string" ->
                JsonNodeFactory.instance.textNode(text(schema.path("format").asText()));
            default -> object(schema);
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> UUID.nameUUIDFromBytes(new byte[0]).toString();
            case "date" -> "2027-06-01";
            case "date-time" -> "2027-06-01T08:00:00Z";
            case "uri" -> "https://files.example/report.pdf";
            default -> "x";
        };
    }

    private JsonNode object(JsonNode schema) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        schema.path("required")
                .forEach(name ->
                        body.set(name.asText(), of(schema.path("properties").path(name.asText()))));
        return body;
    }
}
