package dev.milepost.kit.outbox;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.Event;
import dev.milepost.kit.eventlog.HashChain;

/**
 * An event that goes out once its transaction commits.
 *
 * @param text the event as it is kept, without its hash
 * @param end where its stream ends with it
 */
public record AppendedEvent(Event event, String text, StreamEnd end) {
    /** The event as it goes onto the wire. */
    public String message() {
        return Event.sealed(text, HashChain.text(requireNonNull(end.hash())));
    }
}
