package dev.milepost.kit.openapi;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** References between the schemas of a specification. */
final class Refs {
    private static final String SCHEMAS = "#/components/schemas/";

    private Refs() {}

    static String to(String schema) {
        return SCHEMAS + schema;
    }

    static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    /** Adds to {@code found} the names of all schemas that {@code schema} leads to. */
    static void follow(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> found) {
        walk(schema, one -> {
            if (one.getRef() != null && one.getRef().startsWith(SCHEMAS) && found.add(name(one.getRef()))) {
                follow(schemas.get(name(one.getRef())), schemas, found);
            }
        });
    }

    private static void walk(@Nullable Schema schema, Consumer<Schema> visitor) {
        if (schema == null) {
            return;
        }
        visitor.accept(schema);
        walk(schema.getItems(), visitor);
        walk(schema.getAdditionalPropertiesSchema(), visitor);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> walk(property, visitor));
        }
        for (var parts : new java.util.List<?>[] {schema.getAllOf(), schema.getAnyOf(), schema.getOneOf()}) {
            if (parts != null) {
                parts.forEach(part -> walk((Schema) part, visitor));
            }
        }
    }
}
