package dev.milepost.specs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;

/**
 * What a client of the released specification would stumble over in the current one. Operations, parameters and schemas
 * are compared here, schemas by direction: a request may ask for less, an answer may say more. openapi-diff, which misses
 * some of that in OpenAPI 3.1, looks at the rest, such as security and the style of parameters.
 */
final class BreakingChanges {
    /** Limits of which a smaller one is stricter. */
    private static final List<String> CEILINGS = List.of("maximum", "maxLength", "maxItems");

    /** Limits of which a larger one is stricter. */
    private static final List<String> FLOORS = List.of("minimum", "minLength", "minItems");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** All of them, each with its place; empty when clients can go on. */
    static List<String> between(JsonNode before, JsonNode after) {
        var changes = new BreakingChanges(before, after);
        changes.paths();
        if (changes.found.isEmpty() && isIncompatible(before.toString(), after.toString())) {
            changes.found.add("openapi-diff finds the documents incompatible");
        }
        return changes.found;
    }

    private static boolean isIncompatible(String before, String after) {
        var options = OpenApiDiffOptions.builder()
                .configProperty("incompatible.response.enum.increased", "false")
                .configProperty("incompatible.response.responses.decreased", "false")
                .build();
        return OpenApiCompare.fromContents(before, after, null, options).isIncompatible();
    }

    private void paths() {
        before.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    JsonNode now = after.path("paths").path(path).path(method);
                    String where = method + " " + path;
                    if (now.isMissingNode()) {
                        found.add(where + " is gone");
                        return;
                    }
                    parameters(where, operation.path("parameters"), now.path("parameters"));
                    request(where, operation.path("requestBody"), now.path("requestBody"));
                    answers(where, operation.path("responses"), now.path("responses"));
                }));
    }

    private void parameters(String where, JsonNode old, JsonNode now) {
        for (JsonNode parameter : old) {
            String name = where + " parameter " + parameter.path("name").asText();
            JsonNode same = sameParameter(parameter, now);
            if (same.isMissingNode()) {
                found.add(name + " is gone");
                continue;
            }
            if (same.path("required").asBoolean() && !parameter.path("required").asBoolean()) {
                found.add(name + " is now required");
            }
            schema(name, parameter.path("schema"), same.path("schema"), true);
        }
        for (JsonNode parameter : now) {
            if (parameter.path("required").asBoolean()
                    && sameParameter(parameter, old).isMissingNode()) {
                found.add(where + " parameter " + parameter.path("name").asText() + " is new and required");
            }
        }
    }

    private static JsonNode sameParameter(JsonNode wanted, JsonNode parameters) {
        for (JsonNode one : parameters) {
            if (one.path("name").equals(wanted.path("name")) && one.path("in").equals(wanted.path("in"))) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    private void request(String where, JsonNode old, JsonNode now) {
        if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
            found.add(where + " now needs a body");
        }
        contents(where + " request", old, now, true);
    }

    private void answers(String where, JsonNode old, JsonNode now) {
        old.forEachEntry((status, answer) -> {
            if (!status.startsWith("2")) {
                return; // refusals have one shape; which there are may change
            }
            if (now.has(status)) {
                contents(where + " " + status, answer, now.path(status), false);
                answer.path("headers").fieldNames().forEachRemaining(header -> {
                    if (!now.path(status).path("headers").has(header)) {
                        found.add(where + " " + status + " header " + header + " is gone");
                    }
                });
            } else {
                found.add(where + " no longer answers " + status);
            }
        });
    }

    private void contents(String where, JsonNode old, JsonNode now, boolean request) {
        old.path("content").forEachEntry((type, media) -> {
            if (now.path("content").has(type)) {
                schema(
                        where,
                        media.path("schema"),
                        now.path("content").path(type).path("schema"),
                        request);
            } else {
                found.add(where + " no longer has " + type);
            }
        });
    }

    private void schema(String where, JsonNode oldRef, JsonNode newRef, boolean request) {
        JsonNode old = resolve(oldRef, before);
        JsonNode now = resolve(newRef, after);
        boolean named = oldRef.has("$ref");
        if (named && !compared.add(oldRef.path("$ref") + " " + newRef.path("$ref") + request)) {
            return;
        }
        types(where, types(old), types(now), request);
        if (!old.path("format").equals(now.path("format"))) {
            found.add(where + " has another format");
        }
        if (request) {
            stricter(where, old, now);
        }
        properties(where, old, now, request);
        if (old.has("items")) {
            schema(where + "[]", old.path("items"), now.path("items"), request);
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            if (old.path(choice).size() != now.path(choice).size()) {
                found.add(where + " has another " + choice);
            }
            for (int i = 0;
                    i < Math.min(old.path(choice).size(), now.path(choice).size());
                    i++) {
                schema(where, old.path(choice).path(i), now.path(choice).path(i), request);
            }
        }
    }

    /** A request must take the types that it took, an answer must give none that it did not give. */
    private void types(String where, Set<String> old, Set<String> now, boolean request) {
        if (!(request ? takesAll(now, old) : takesAll(old, now))) {
            found.add(where + " was " + old + " and is " + now);
        }
    }

    /** Whether what is limited to {@code values} takes all of {@code others}; none at all is no limit. */
    private static boolean takesAll(Set<String> values, Set<String> others) {
        return values.isEmpty() || (!others.isEmpty() && values.containsAll(others));
    }

    private void stricter(String where, JsonNode old, JsonNode now) {
        Set<String> values = texts(old.path("enum"));
        if (!takesAll(texts(now.path("enum")), values)) {
            found.add(where + " no longer takes each of " + values);
        }
        if (isClosed(now) && !isClosed(old)) {
            found.add(where + " no longer takes unknown fields");
        }
        if (now.has("pattern") && !now.path("pattern").equals(old.path("pattern"))) {
            found.add(where + " has another pattern");
        }
        for (String limit : CEILINGS) {
            if (now.has(limit) && now.path(limit).asDouble() < old.path(limit).asDouble(Double.MAX_VALUE)) {
                found.add(where + " has a smaller " + limit);
            }
        }
        for (String limit : FLOORS) {
            if (now.has(limit) && now.path(limit).asDouble() > old.path(limit).asDouble(-Double.MAX_VALUE)) {
                found.add(where + " has a larger " + limit);
            }
        }
    }

    private void properties(String where, JsonNode old, JsonNode now, boolean request) {
        Set<String> neededBefore = texts(old.path("required"));
        Set<String> neededNow = texts(now.path("required"));
        old.path("properties").forEachEntry((name, property) -> {
            if (now.path("properties").has(name)) {
                schema(where + "." + name, property, now.path("properties").path(name), request);
            } else {
                found.add(where + "." + name + " is gone");
            }
        });
        Set<String> changed = new TreeSet<>(request ? neededNow : neededBefore);
        changed.removeAll(request ? neededBefore : neededNow);
        changed.forEach(name -> found.add(where + "." + name + (request ? " is now required" : " may now be absent")));
    }

    private static boolean isClosed(JsonNode schema) {
        JsonNode others = schema.path("additionalProperties");
        return others.isBoolean() && !others.booleanValue();
    }

    private static JsonNode resolve(JsonNode schema, JsonNode api) {
        return schema.has("$ref") ? resolve(api.at(schema.path("$ref").asText().substring(1)), api) : schema;
    }

    private static Set<String> types(JsonNode schema) {
        return schema.path("type").isTextual() ? Set.of(schema.path("type").asText()) : texts(schema.path("type"));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
