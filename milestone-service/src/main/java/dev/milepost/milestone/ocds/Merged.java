package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all releases together say of one thing, field by field, each with the release it is from. Joining is commutative,
 * associative and idempotent for releases that differ in date or id, which is why the order of files does not matter. A
 * null says that the field was taken back; a field that a release does not have stays as it was.
 */
final class Merged {
    /** The due date in the oldest release that has one: what was first agreed. */
    static final String FIRST_DUE_DATE = "firstDueDate";

    /** How far a contract has come: it only goes forward. */
    static final String PROGRESS = "progress";

    /** Set by every release that has the thing, so that the newest of them is known. */
    static final String SEEN = "seen";

    private record Field(JsonNode value, Stamp stamp) {}

    private final SortedMap<String, Field> fields = new TreeMap<>();

    /** What a stored text says. */
    static Merged ofJson(JsonNode json) {
        Merged merged = new Merged();
        json.properties()
                .forEach(field -> merged.put(
                        field.getKey(),
                        field.getValue().path("v"),
                        new Stamp(
                                field.getValue().path("d").asText(),
                                field.getValue().path("r").asText())));
        return merged;
    }

    /** How it is stored: {@code {"title": {"v": "Shell", "d": "2027-01-01T00:00:00Z", "r": "release-1"}}}. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, field) -> json.putObject(name)
                .put("d", field.stamp.date())
                .put("r", field.stamp.release())
                .set("v", field.value));
        return json;
    }

    /** Takes over what the release of {@code stamp} says of a field, unless what is there ranks higher. */
    void put(String name, @Nullable JsonNode value, Stamp stamp) {
        Field said = new Field(value == null || value.isMissingNode() ? NullNode.getInstance() : value, stamp);
        fields.merge(name, said, (known, other) -> outranks(name, other, known) ? other : known);
    }

    void put(String name, @Nullable String text, Stamp stamp) {
        put(name, text == null ? null : JsonNodeFactory.instance.textNode(text), stamp);
    }

    /** Everything that either says. */
    Merged join(Merged other) {
        Merged joined = new Merged();
        joined.fields.putAll(fields);
        other.fields.forEach((name, field) -> joined.put(name, field.value, field.stamp));
        return joined;
    }

    /** Of one and the same release the later import counts: it was corrected. */
    private static boolean outranks(String name, Field other, Field known) {
        return switch (name) {
            case FIRST_DUE_DATE -> other.stamp.compareTo(known.stamp) <= 0;
            case PROGRESS ->
                other.value.asInt() == known.value.asInt()
                        ? isNewer(other, known)
                        : other.value.asInt() > known.value.asInt();
            default -> isNewer(other, known);
        };
    }

    private static boolean isNewer(Field other, Field known) {
        return other.stamp.compareTo(known.stamp) >= 0;
    }

    boolean has(String name) {
        return !get(name).isNull();
    }

    JsonNode get(String name) {
        Field field = fields.get(name);
        return field == null ? NullNode.getInstance() : field.value;
    }

    @Nullable
    String text(String name) {
        JsonNode value = get(name);
        return value.isNull() ? null : value.asText();
    }

    @Nullable
    LocalDate day(String name) {
        String text = text(name);
        return text == null ? null : OcdsDate.day(text);
    }

    /** The texts of a list; empty without it. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        get(name).forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** The release that a field is from. */
    @Nullable
    Stamp stamp(String name) {
        Field field = fields.get(name);
        return field == null ? null : field.stamp;
    }

    /** The fields whose name begins with {@code prefix}, by the rest of their name, without those taken back. */
    SortedMap<String, JsonNode> under(String prefix) {
        SortedMap<String, JsonNode> found = new TreeMap<>();
        for (Map.Entry<String, Field> field : fields.tailMap(prefix).entrySet()) {
            if (!field.getKey().startsWith(prefix)) {
                break;
            }
            if (!field.getValue().value.isNull()) {
                found.put(field.getKey().substring(prefix.length()), field.getValue().value);
            }
        }
        return found;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Merged merged && fields.equals(merged.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
