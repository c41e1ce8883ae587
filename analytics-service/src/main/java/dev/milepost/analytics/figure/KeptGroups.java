package dev.milepost.analytics.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups that are kept, as of a moment. Only the moment in their drill-downs is written anew for each answer. */
final class KeptGroups<F> extends AbstractList<Group<F>> implements JsonSerializable {
    private final Kept<F> kept;
    private final String beginning;
    private final Map<String, Map<String, String>> names;

    /**
     * @param beginning of the drill-downs, which names the moment
     * @param names by id, of each key that has names
     */
    KeptGroups(Kept<F> kept, String beginning, Map<String, Map<String, String>> names) {
        this.kept = kept;
        this.beginning = beginning;
        this.names = names;
    }

    /** The same as of any moment. */
    static final class Kept<F> {
        private static final String DRILL_DOWN = "\"drillDown\":\"";

        private final List<Group<F>> groups;
        private volatile @Nullable Written written;
        private volatile boolean answered;

        /** @param groups whose drill-downs are without their beginning */
        Kept(List<Group<F>> groups) {
            this.groups = groups;
        }

        /** @param parts of the array; between two of them is the beginning of a drill-down */
        private record Written(Map<String, Map<String, String>> names, List<SerializedString> parts) {}

        private List<SerializedString> parts(Map<String, Map<String, String>> names, ObjectCodec json)
                throws IOException {
            Written known = written;
            if (known == null || !known.names().equals(names)) { // somebody was renamed
                known = new Written(names, write(names, json));
                written = known;
            }
            return known.parts();
        }

        private List<SerializedString> write(Map<String, Map<String, String>> names, ObjectCodec json)
                throws IOException {
            List<SerializedString> parts = new ArrayList<>(groups.size() + 1);
            StringBuilder part = new StringBuilder("[");
            for (Group<F> group : groups) {
                StringWriter text = new StringWriter();
                try (JsonGenerator one = json.getFactory().createGenerator(text)) {
                    json.writeValue(one, group.named(names));
                }
                // in a key, a name or a value the quotes would be escaped
                int end = text.getBuffer().indexOf(DRILL_DOWN) + DRILL_DOWN.length();
                part.append(parts.isEmpty() ? "" : ",").append(text.getBuffer(), 0, end);
                parts.add(new SerializedString(part.toString()));
                part = new StringBuilder(text.getBuffer().substring(end));
            }
            parts.add(new SerializedString(part.append(']').toString()));
            return parts;
        }
    }

    /** The same with names. */
    KeptGroups<F> named(Map<String, Map<String, String>> others) {
        return new KeptGroups<>(kept, beginning, others);
    }

    @Override
    public Group<F> get(int index) {
        Group<F> group = kept.groups.get(index).named(names);
        return new Group<>(
                group.key(), group.names(), group.milestones(), beginning + group.drillDown(), group.figures());
    }

    @Override
    public int size() {
        return kept.groups.size();
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        boolean again = kept.answered; // the first answer after a change is not to wait for what the next ones gain
        kept.answered = true;
        if (again && json.getOutputTarget() instanceof OutputStream) { // files are made of trees
            writeParts(json);
            return;
        }
        json.writeStartArray();
        for (Group<F> group : this) {
            provider.defaultSerializeValue(group, json);
        }
        json.writeEndArray();
    }

    private void writeParts(JsonGenerator json) throws IOException {
        List<SerializedString> parts = kept.parts(names, json.getCodec());
        var moment = new SerializedString(beginning);
        json.writeRawValue(parts.getFirst());
        for (SerializedString part : parts.subList(1, parts.size())) {
            json.writeRaw(moment);
            json.writeRaw(part);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }
}
