package dev.milepost.kit.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Puts the example of a body together from the examples of its properties. A property of an answer that has none takes
 * that of the same property in the request or in any other schema; an optional one without any is left out.
 */
final class Examples {
    /** Stands for a text that nobody gave an example of; a test refuses it. */
    static final String MISSING = "…";

    private final Map<String, Schema> schemas;

    Examples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    Object of(Schema schema, String owner) {
        Object example = find(schema, owner, owner);
        return example == null ? MISSING : example;
    }

    private @Nullable Object find(Schema schema, String owner, String property) {
        boolean isArray = schema.getType() != null && schema.getType().contains(SchemaType.ARRAY);
        Object given = given(schema);
        if (given != null && !(isArray && given instanceof String)) {
            return given;
        }
        if (schema.getRef() != null) {
            String name = Refs.name(schema.getRef());
            Schema target = schemas.get(name);
            return target == null ? null : find(target, name, property);
        }
        if (schema.getAnyOf() != null) {
            return find(schema.getAnyOf().getFirst(), owner, property);
        }
        if (schema.getOneOf() != null) {
            return find(schema.getOneOf().getFirst(), owner, property);
        }
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration().getFirst();
        }
        if (isArray) {
            Object item = schema.getItems() == null ? null : find(schema.getItems(), owner, "");
            return item == null ? List.of() : List.of(item);
        }
        if (schema.getProperties() != null) {
            return object(schema, owner);
        }
        Object simple = SimpleTypes.example(schema.getFormat());
        if (simple != null) {
            return simple;
        }
        Object borrowed = borrowed(schema, owner, property);
        return borrowed != null || schema.getType() == null
                ? borrowed
                : ofType(schema.getType().getFirst());
    }

    private static @Nullable Object ofType(SchemaType type) {
        return switch (type) {
            case INTEGER, NUMBER -> 1;
            case BOOLEAN -> false;
            default -> null;
        };
    }

    private Map<String, Object> object(Schema schema, String owner) {
        Map<String, Object> object = new LinkedHashMap<>();
        schema.getProperties().forEach((name, property) -> {
            Object value = find(property, owner, name);
            if (value != null) {
                object.put(name, value);
            } else if (schema.getRequired() != null && schema.getRequired().contains(name)) {
                object.put(name, MISSING);
            }
        });
        return object;
    }

    /** Of a property of that name and type in another schema. */
    private @Nullable Object borrowed(Schema wanted, String owner, String property) {
        Object own = exampleIn(schemas.get(owner + "Request"), wanted, property);
        if (own != null) {
            return own;
        }
        for (Schema schema : schemas.values()) {
            Object other = exampleIn(schema, wanted, property);
            if (other != null) {
                return other;
            }
        }
        return null;
    }

    private static @Nullable Object exampleIn(@Nullable Schema schema, Schema wanted, String property) {
        Schema found = schema == null || schema.getProperties() == null
                ? null
                : schema.getProperties().get(property);
        return found == null || !Objects.equals(found.getType(), wanted.getType()) ? null : given(found);
    }

    private static @Nullable Object given(Schema schema) {
        return schema.getExamples() == null || schema.getExamples().isEmpty()
                ? null
                : schema.getExamples().getFirst();
    }
}
