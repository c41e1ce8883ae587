package dev.milepost.alert.known;

import dev.milepost.events.Event;
import dev.milepost.events.ReminderEvent;
import java.util.UUID;

/** Which contract an event is about. */
public final class ContractOf {
    private ContractOf() {}

    /**
     * The contract, or the aggregate's own id for what is in none. It is the event's stream, except for reminders, which
     * are told in the stream of their milestone.
     */
    public static UUID event(Event event) {
        return event.data() instanceof ReminderEvent data ? data.reminder().contractId() : event.partitionkey();
    }
}
