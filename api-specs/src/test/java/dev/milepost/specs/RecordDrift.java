package dev.milepost.specs;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a record and its JSON Schema say different things. */
final class RecordDrift {
    private static final Map<Class<?>, String> FORMATS =
            Map.of(UUID.class, "uuid", Instant.class, "date-time", LocalDate.class, "date", URI.class, "uri");

    private final Function<Class<?>, JsonNode> schemas;
    private final List<String> differences = new ArrayList<>();
    private final TreeSet<String> compared = new TreeSet<>();

    /** @param schemas gives the schema of a record or enum */
    RecordDrift(Function<Class<?>, JsonNode> schemas) {
        this.schemas = schemas;
    }

    /** Compares {@code type} and all that it holds. */
    List<String> of(Class<?> type) {
        compare(type);
        return differences;
    }

    private void compare(Class<?> type) {
        if (!compared.add(type.getName())) {
            return;
        }
        JsonNode schema = schemas.apply(type);
        if (type.isEnum()) {
            List<String> constants =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
            same(type.getSimpleName() + " values", constants, texts(schema.path("enum")));
            return;
        }
        if (type.isSealed()) {
            List<Class<?>> kinds = List.of(type.getPermittedSubclasses());
            List<String> referred = new ArrayList<>();
            schema.path("oneOf").forEach(one -> referred.add(lastOf(one.path("$ref"))));
            same(
                    type.getSimpleName() + " is one of",
                    kinds.stream().map(Class::getSimpleName).toList(),
                    referred);
            kinds.forEach(this::compare);
            return;
        }
        JsonNode kind = kindOf(type);
        if (kind != null) {
            schema = schema.deepCopy();
            same(type.getSimpleName() + " kind", kind, schema.at("/properties/kind/enum/0"));
            same(
                    type.getSimpleName() + " needs",
                    "kind",
                    schema.at("/required/0").asText());
            ((ObjectNode) schema.path("properties")).remove("kind");
            ((ArrayNode) schema.path("required")).remove(0);
        }
        compareComponents(type, schema);
    }

    /** What {@code kind} is on the wire, for one of several records that stand for the same thing. */
    private static @Nullable JsonNode kindOf(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            JsonSubTypes kinds = parent.getAnnotation(JsonSubTypes.class);
            if (kinds != null) {
                return Arrays.stream(kinds.value())
                        .filter(one -> one.value() == type)
                        .map(one -> TextNode.valueOf(one.name()))
                        .findFirst()
                        .orElse(TextNode.valueOf("not among the JsonSubTypes"));
            }
        }
        return null;
    }

    private void compareComponents(Class<?> type, JsonNode schema) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        List<String> properties = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        same(
                type.getSimpleName() + " properties",
                components.stream().map(RecordComponent::getName).toList(),
                properties);
        same(
                type.getSimpleName() + " required",
                components.stream()
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList(),
                texts(schema.path("required")));
        for (RecordComponent component : components) {
            boolean asText = component.getAccessor().isAnnotationPresent(JsonFormat.class);
            compare(
                    type.getSimpleName() + "." + component.getName(),
                    component.getGenericType(),
                    asText,
                    schema.path("properties").path(component.getName()));
        }
    }

    private void compare(String where, Type type, boolean asText, JsonNode schema) {
        if (type instanceof ParameterizedType list) {
            same(where + " type", "array", schema.path("type").asText());
            compare(where + "[]", list.getActualTypeArguments()[0], false, schema.path("items"));
        } else if (type instanceof Class<?> one && (one.isRecord() || one.isEnum() || one.isSealed())) {
            same(where + " refers to", one.getSimpleName(), lastOf(schema.path("$ref")));
            compare(one);
        } else {
            same(
                    where + " type",
                    asText ? "string" : simple(type),
                    schema.path("type").asText());
            String format = FORMATS.get(type);
            if (format != null) {
                same(where + " format", format, schema.path("format").asText());
            }
        }
    }

    private static String lastOf(JsonNode ref) {
        return ref.asText().substring(ref.asText().lastIndexOf('/') + 1);
    }

    private static String simple(Type type) {
        if (type == JsonNode.class) {
            return "object";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        if (type == BigDecimal.class) {
            return "number";
        }
        return type == int.class || type == long.class || type == Integer.class ? "integer" : "string";
    }

    private void same(String what, Object inRecord, Object inSchema) {
        if (!inRecord.equals(inSchema)) {
            differences.add(what + ": " + inRecord + " in the record, " + inSchema + " in the schema");
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
