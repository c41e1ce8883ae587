package dev.milepost.kit.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log.
 *
 * @param event as it was written
 * @param state the whole state of what it is about, after it
 * @param before the same before it; missing when it is the first
 */
public record LoggedEvent(Event event, JsonNode state, JsonNode before) {
    private static final String CHANGE = "change";

    static LoggedEvent of(String text, byte @Nullable [] hash, @Nullable String before) {
        String sealed = hash == null ? text : Event.sealed(text, HashChain.text(hash));
        return new LoggedEvent(
                EventJson.read(sealed), state(text), before == null ? MissingNode.getInstance() : state(before));
    }

    LoggedEvent after(@Nullable LoggedEvent earlier) {
        return new LoggedEvent(event, state, earlier == null ? MissingNode.getInstance() : earlier.state);
    }

    /** The one field of the data that is not the change. */
    private static JsonNode state(String text) {
        return EventJson.tree(text).path("data").properties().stream()
                .filter(field -> !field.getKey().equals(CHANGE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
