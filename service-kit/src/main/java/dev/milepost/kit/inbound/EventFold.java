package dev.milepost.kit.inbound;

import dev.milepost.events.Event;

/**
 * What a service does with an event. Called once for each event, in the order of its stream, for the event's tenant and
 * inside the transaction that records it as folded: do nothing in it that a rollback does not undo. An exception holds
 * the event and all that follow it in its stream; other streams go on.
 */
public interface EventFold {
    /**
     * Applies {@code event}; its {@code data} is null when this version does not know its type.
     *
     * @param json the event as it came, for those who store it
     */
    void fold(Event event, String json);

    /** Called at the end of each transaction that folded something, before it commits. */
    default void flush() {}
}
