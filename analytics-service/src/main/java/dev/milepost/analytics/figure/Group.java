package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The figures of one group. */
@Schema(description = "The figures of one group.")
public record Group<F>(
        @Schema(
                description =
                        "The value of each dimension that is grouped by; null for what has none. Empty when nothing is"
                                + " grouped.",
                examples = "{\"team\": \"legal\"}",
                additionalProperties = KeyValue.class,
                required = true)
        @JsonInclude(content = JsonInclude.Include.ALWAYS)
        Map<String, @Nullable String> key,

        @Schema(
                description =
                        "The names of people, parties and contracts that stand with their ids in `key`; absent where"
                                + " there are none, or one is not known.",
                examples = "{\"counterparty\": \"Northwind Ltd\"}")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> names,

        @Schema(description = "How many milestones stand behind the figures.", examples = "12", required = true)
        long milestones,

        @Schema(
                description = "The list of exactly those milestones.",
                examples =
                        "/api/v1/analytics/milestones?which=MEASURED&asOf=2027-03-01T08:00:00Z&against=BASELINE&team=legal",
                required = true)
        String drillDown,

        @Schema(required = true) F figures) {
    /** One without names. */
    public Group(Map<String, @Nullable String> key, long milestones, String drillDown, F figures) {
        this(key, Map.of(), milestones, drillDown, figures);
    }

    /** The same with the names of its key, of {@code byId} of each key. */
    Group<F> named(Map<String, Map<String, String>> byId) {
        if (byId.isEmpty()) {
            return this;
        }
        Map<String, String> own = new LinkedHashMap<>();
        byId.forEach((name, known) -> {
            String id = key.get(name);
            String named = id == null ? null : known.get(id);
            if (named != null) {
                own.put(name, named);
            }
        });
        return new Group<>(key, own, milestones, drillDown, figures);
    }
}
