package dev.milepost.alert.webhook.delivery;

import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReminderState;
import java.util.Optional;
import java.util.UUID;

/** The webhook that a reminder is for, where it is for one: it goes to that one and to no other, whatever they subscribe to. */
final class NamedReceiver {
    private NamedReceiver() {}

    static Optional<UUID> of(Event event) {
        EventType type = event.knownType();
        return (type == EventType.REMINDER_SENT || type == EventType.REMINDER_ESCALATED)
                        && event.data() instanceof ReminderEvent data
                ? of(data.reminder())
                : Optional.empty();
    }

    private static Optional<UUID> of(ReminderState reminder) {
        return reminder.channel().equals(Channel.WEBHOOK.name())
                ? Optional.of(UUID.fromString(reminder.recipient().substring(Webhooks.RECIPIENT.length())))
                : Optional.empty();
    }
}
