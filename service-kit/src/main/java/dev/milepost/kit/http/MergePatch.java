package dev.milepost.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.kit.problem.JsonProblems;
import dev.milepost.kit.problem.Violation;
import dev.milepost.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.Comparator;

/** JSON Merge Patch (RFC 7396): null removes, an object merges, anything else replaces. */
@ApplicationScoped
public class MergePatch {
    /** The media type of a patch. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    @Inject
    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** What {@code current} becomes under {@code patch}; refused when the result is not valid. */
    public <T> T apply(JsonNode patch, T current) {
        if (!(patch instanceof ObjectNode object)) {
            throw Violations.of("body", "a merge patch is a JSON object (RFC 7396)");
        }
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) current.getClass();
        return read(mergeInto(json.<ObjectNode>valueToTree(current), object), type);
    }

    /** What {@code object} says of something new; refused when it is not valid. */
    public <T> T create(JsonNode object, Class<T> type) {
        if (!object.isObject()) {
            throw Violations.of("body", "a JSON object is needed");
        }
        return read(object, type);
    }

    private <T> T read(JsonNode object, Class<T> type) {
        T result;
        try {
            result = json.treeToValue(object, type);
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        }
        Violations found = new Violations();
        validator.validate(result).stream()
                .map(Violation::of)
                .sorted(Comparator.comparing(Violation::field))
                .forEach(one -> found.add(one.field(), one.message()));
        found.throwIfAny();
        return result;
    }

    /** A nested object of another {@code kind} has other fields: it replaces the one that was there. */
    private static boolean isAnother(ObjectNode target, ObjectNode patch) {
        return target.hasNonNull("kind")
                && patch.hasNonNull("kind")
                && !target.get("kind").equals(patch.get("kind"));
    }

    private JsonNode merge(JsonNode target, ObjectNode patch) {
        return mergeInto(
                target instanceof ObjectNode object && !isAnother(object, patch) ? object : json.createObjectNode(),
                patch);
    }

    private JsonNode mergeInto(ObjectNode merged, ObjectNode patch) {
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.putNull(field.getKey());
            } else if (field.getValue() instanceof ObjectNode nested) {
                merged.set(field.getKey(), merge(merged.path(field.getKey()), nested));
            } else {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }
}
