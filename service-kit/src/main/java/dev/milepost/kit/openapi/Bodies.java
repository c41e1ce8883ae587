package dev.milepost.kit.openapi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of a specification's requests and answers. */
final class Bodies {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String REQUEST = "Request";

    private final List<Operation> operations;
    private final Map<String, Schema> schemas;

    Bodies(OpenAPI api, Map<String, Schema> schemas) {
        this.operations = api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .toList();
        this.schemas = schemas;
    }

    /** Names of all schemas that requests lead to. */
    Set<String> requestSchemas() {
        return leadTo(requests());
    }

    /** Names of all schemas in use, those in {@code roots} among them. */
    Set<String> reachable(Collection<String> roots) {
        Set<String> found = leadTo(Stream.concat(requests(), answers()));
        operations.forEach(operation -> {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> Refs.follow(parameter.getSchema(), schemas, found));
            }
        });
        found.addAll(roots);
        return found;
    }

    /** A field that nobody knows is a 400. */
    void closeRequests() {
        requestSchemas().stream()
                .map(schemas::get)
                .filter(schema -> schema != null && schema.getProperties() != null)
                .forEach(schema -> schema.setAdditionalPropertiesBoolean(false));
    }

    /** A merge patch (RFC 7396) needs no field, and null takes away what may be absent. */
    void makePatchesPartial() {
        contents(requests()).forEach(content -> {
            MediaType patch = content.getMediaType(MERGE_PATCH);
            String ref = patch == null || patch.getSchema() == null
                    ? null
                    : patch.getSchema().getRef();
            if (ref == null || !ref.endsWith(REQUEST)) {
                return;
            }
            String request = Refs.name(ref);
            String name = request.substring(0, request.length() - REQUEST.length()) + "Patch";
            schemas.computeIfAbsent(name, none -> partial(requireNonNull(schemas.get(request))));
            patch.getSchema().setRef(Refs.to(name));
        });
    }

    private static Schema partial(Schema whole) {
        List<String> required = whole.getRequired() == null ? List.of() : whole.getRequired();
        Map<String, Schema> properties = new LinkedHashMap<>();
        whole.getProperties()
                .forEach((name, schema) -> properties.put(name, required.contains(name) ? schema : nullable(schema)));
        Schema partial = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A JSON Merge Patch (RFC 7396): what is absent stays, null takes away.")
                .properties(properties)
                .additionalPropertiesBoolean(false);
        properties.entrySet().stream()
                .filter(property -> property.getValue().getExamples() != null)
                .limit(1)
                .forEach(property -> partial.addExample(Map.of(
                        property.getKey(), property.getValue().getExamples().getFirst())));
        return partial;
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .description(schema.getDescription())
                    .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                    .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        Schema copy = OASFactory.createSchema();
        copy.setAll(new LinkedHashMap<>(schema.getAll()));
        List<Schema.SchemaType> types =
                new ArrayList<>(schema.getType() == null ? List.<Schema.SchemaType>of() : schema.getType());
        types.add(Schema.SchemaType.NULL);
        copy.setType(types);
        return copy;
    }

    /** Gives each body an example that has none. */
    void addExamples(Components components) {
        var examples = new Examples(schemas);
        contents(Stream.concat(requests(), answers()))
                .flatMap(content -> content.getMediaTypes().values().stream())
                .filter(media -> media.getExample() == null && media.getExamples() == null && media.getSchema() != null)
                .forEach(media -> {
                    @Nullable String name = exampleName(media.getSchema());
                    if (name != null) {
                        components.addExample(
                                name, OASFactory.createExample().value(examples.of(media.getSchema(), name)));
                        media.addExample(name, OASFactory.createExample().ref("#/components/examples/" + name));
                    }
                });
    }

    private static @Nullable String exampleName(Schema schema) {
        if (schema.getRef() != null) {
            return Refs.name(schema.getRef());
        }
        Schema items = schema.getItems();
        return items == null || items.getRef() == null ? null : Refs.name(items.getRef()) + "List";
    }

    private Set<String> leadTo(Stream<@Nullable Content> roots) {
        Set<String> found = new TreeSet<>();
        contents(roots)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .forEach(media -> Refs.follow(media.getSchema(), schemas, found));
        return found;
    }

    private static Stream<Content> contents(Stream<@Nullable Content> maybe) {
        return maybe.filter(content -> content != null && content.getMediaTypes() != null)
                .map(content -> content);
    }

    private Stream<@Nullable Content> requests() {
        return operations.stream()
                .map(operation -> operation.getRequestBody() == null
                        ? null
                        : operation.getRequestBody().getContent());
    }

    private Stream<@Nullable Content> answers() {
        return operations.stream()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .map(response -> response.getContent());
    }
}
