package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.UUID;

/**
 * Reads and writes events. A reader ignores fields it does not know, so that a newer writer does not stop it; absent
 * values are left out.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private EventJson() {}

    /** The event as it goes onto the wire. */
    public static String write(Event event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + event.type(), e);
        }
    }

    /**
     * The event that {@code json} holds; without data when its type is unknown to this version.
     *
     * @throws IllegalArgumentException when it is no event at all
     */
    public static Event read(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!(node instanceof ObjectNode object)) {
                throw new IllegalArgumentException("an event is a JSON object");
            }
            EventType type = EventType.ofWireName(text(object, "type"));
            return new Event(
                    text(object, "specversion"),
                    UUID.fromString(text(object, "id")),
                    text(object, "source"),
                    text(object, "type"),
                    text(object, "subject"),
                    Instant.parse(text(object, "time")),
                    text(object, "datacontenttype"),
                    UUID.fromString(text(object, "partitionkey")),
                    text(object, "sequence"),
                    text(object, "tenant"),
                    type == null ? null : MAPPER.treeToValue(object.required("data"), type.dataType()),
                    object.path("chainhash").isTextual() ? text(object, "chainhash") : null);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not readable as an event: " + e.getOriginalMessage(), e);
        }
    }

    /** Any event as a tree, its data as it was written. */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not readable as an event: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(ObjectNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("an event needs the text attribute '" + field + "'");
        }
        return value.textValue();
    }
}
