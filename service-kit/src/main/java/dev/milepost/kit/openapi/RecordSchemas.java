package dev.milepost.kit.openapi;

import dev.milepost.events.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says what the records know and their schemas do not: a component that is not {@link Nullable} is always there in an
 * answer. Records of the events take their whole schema from api-specs/schemas, which describes them already; the views of
 * an aggregate take from there what they do not say themselves.
 */
final class RecordSchemas {
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    /** What properties are that every resource has. */
    private static final Map<String, String> EVERYWHERE = Map.of(
            "id", "Its id, a UUIDv7.",
            "version", "Counts its changes from 1; the ETag.",
            "items", "What is on this page.",
            "externalIds", "What other systems call it; at most one id per source.",
            "reason", "Why, in words.",
            "comment", "What others should know.",
            "note", "What others should know.",
            "createdAt", "When it was created.",
            "updatedAt", "When it last changed.");

    private final IndexView index;

    RecordSchemas(IndexView index) {
        this.index = index;
    }

    /** Completes {@code schemas}; those in {@code requests} need only what the server demands. */
    void complete(Map<String, Schema> schemas, Set<String> requests) {
        Map<String, Schema> ofEvents = EventSchemas.read();
        for (ClassInfo type : index.getKnownClasses()) {
            String name = type.isRecord() || type.isEnum() ? nameOf(type) : "";
            Schema schema = schemas.get(name);
            if (schema == null) {
                continue;
            }
            boolean isOfEvents = type.name().packagePrefix().equals(Event.class.getPackageName());
            if (isOfEvents && ofEvents.containsKey(name)) {
                schema = ofEvents.get(name);
                schemas.put(name, schema);
            }
            if (!type.isRecord() || !describes(type, schema)) {
                continue;
            }
            describe(schema, ofEvents.get(name.replaceFirst("Request$", "") + "State"));
            if (!requests.contains(name)) {
                require(schema, type);
            } else if (isOfEvents && schema.getRequired() != null) {
                Map<String, Schema> properties = schema.getProperties();
                List<String> required = new ArrayList<>(schema.getRequired());
                required.removeAll(primitives(type)); // a number that a request leaves out is 0
                required.removeIf(property -> defaultOf(properties.get(property)) != null);
                schema.setRequired(required.isEmpty() ? null : required);
            }
        }
    }

    /** A sealed type is one of its records, which are schemas of their own, as is all that they refer to. */
    static void addAlternatives(Map<String, Schema> schemas) {
        Map<String, Schema> ofEvents = EventSchemas.read();
        Set<String> added = new HashSet<>();
        for (String name : List.copyOf(schemas.keySet())) {
            Schema schema = ofEvents.get(name);
            if (schema != null && schema.getOneOf() != null) {
                schemas.put(name, schema);
                Refs.follow(schema, ofEvents, added);
            }
        }
        for (String name : added) {
            Schema schema = ofEvents.get(name);
            if (schema != null) {
                schemas.putIfAbsent(name, schema);
            }
        }
    }

    private static @Nullable Object defaultOf(@Nullable Schema property) {
        return property == null ? null : property.getDefaultValue();
    }

    private static String nameOf(ClassInfo type) {
        AnnotationInstance annotation = type.declaredAnnotation(SCHEMA);
        boolean isNamed = annotation != null && annotation.value("name") != null;
        return isNamed ? annotation.value("name").asString() : type.simpleName();
    }

    /** Two records may have the same simple name; the schema is that of the one with its properties. */
    private static boolean describes(ClassInfo type, Schema schema) {
        return schema.getProperties() != null
                && schema.getProperties().keySet().stream()
                        .filter(name -> !isKind(type, name))
                        .collect(Collectors.toSet())
                        .equals(type.recordComponents().stream()
                                .map(RecordComponentInfo::name)
                                .collect(Collectors.toSet()));
    }

    /** Takes descriptions and examples that are missing from the state that the events carry. */
    private static void describe(Schema schema, @Nullable Schema state) {
        schema.getProperties().forEach((name, property) -> {
            Schema source = state == null ? null : state.getProperties().get(name);
            if (property.getDescription() == null) {
                property.setDescription(source == null ? EVERYWHERE.get(name) : source.getDescription());
            }
            if (property.getExamples() == null && source != null) {
                property.setExamples(source.getExamples());
            }
        });
    }

    /** Whether the property tells a record from the other records of its sealed type; no component holds it. */
    private static boolean isKind(ClassInfo type, String property) {
        return property.equals("kind") && type.recordComponent("kind") == null;
    }

    private static void require(Schema schema, ClassInfo type) {
        SequencedSet<String> required = new LinkedHashSet<>();
        for (RecordComponentInfo component : type.recordComponentsInDeclarationOrder()) {
            boolean declared =
                    schema.getRequired() != null && schema.getRequired().contains(component.name());
            if (declared || !component.type().hasAnnotation(NULLABLE)) {
                required.add(component.name());
            }
        }
        if (schema.getProperties().keySet().stream().anyMatch(name -> isKind(type, name))) {
            required.addFirst("kind");
        }
        schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    private static List<String> primitives(ClassInfo type) {
        return type.recordComponents().stream()
                .filter(component -> component.type().kind() == Type.Kind.PRIMITIVE)
                .map(RecordComponentInfo::name)
                .toList();
    }
}
