package dev.milepost.kit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.events.Event;
import io.smallrye.openapi.runtime.io.OpenApiParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The JSON Schemas of the events' records, which travel in the same jar, as schemas of a specification. */
final class EventSchemas {
    private static final List<String> FILES = List.of(
            "common",
            "deadline",
            "party",
            "person",
            "delegation",
            "contract",
            "milestone",
            "dependency",
            "payment",
            "comment",
            "amendment",
            "extension",
            "breach",
            "correctiveplan");

    private EventSchemas() {}

    /** Each record and enum of the events by its simple name. */
    static Map<String, Schema> read() {
        var json = new ObjectMapper();
        Map<String, Schema> schemas = new HashMap<>();
        for (String file : FILES) {
            String resource = "schemas/" + file + ".schema.json";
            try (InputStream in = Event.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("milepost-api-specs lacks " + resource);
                }
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("\"[a-z.]*#/\\$defs/", "\"" + Refs.to(""));
                JsonNode definitions = json.readTree(text).path("$defs");
                definitions
                        .properties()
                        .forEach(entry -> schemas.put(
                                entry.getKey(),
                                OpenApiParser.parseSchema(entry.getValue().toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return schemas;
    }
}
