package dev.milepost.milestone.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One field of a thing, before and after a change. */
@Schema(name = "FieldChange")
public record FieldChange(
        @Schema(examples = "dueDate") String field,

        @Schema(
                description = "What it was, as the API shows it; absent when it was not there.",
                implementation = Object.class,
                examples = "2027-06-30")
        @Nullable
        JsonNode from,

        @Schema(
                description = "What it is; absent when it is gone.",
                implementation = Object.class,
                examples = "2027-07-14")
        @Nullable
        JsonNode to) {
    private static final Set<String> COUNTERS = Set.of("version");

    /** The fields in which two states differ, in the order of their names. */
    static List<FieldChange> between(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeAll(COUNTERS);
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            JsonNode from = before.get(name);
            JsonNode to = after.get(name);
            if (from == null ? to != null : !from.equals(to)) {
                changes.add(new FieldChange(name, from, to));
            }
        }
        return changes;
    }
}
