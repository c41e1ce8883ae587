package dev.milepost.alert.webhook.delivery;

import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.kit.outbox.AppendedEvent;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Tells of what this service itself finds out: to the topic, as {@link Outbox#append} does, and to webhooks in the same
 * transaction. This service does not read its own topic.
 */
@ApplicationScoped
public class TellAlerts {
    /** Each reminder is an event, too; telling webhooks of all of them would be a second flood. But for those they are for. */
    public static final Set<EventType> NOT_TOLD = Set.of(EventType.REMINDER_SENT);

    private final Outbox outbox;
    private final FanOut fanOut;

    @Inject
    TellAlerts(Outbox outbox, FanOut fanOut) {
        this.outbox = outbox;
        this.fanOut = fanOut;
    }

    /** Appends {@code events} to {@code stream}, in their order, and tells webhooks of them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID stream, List<PendingEvent> events) {
        append(new TreeMap<>(Map.of(stream, events)));
    }

    /** The same for many streams at once, some hundred at most. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(SortedMap<UUID, List<PendingEvent>> events) {
        List<AppendedEvent> told = outbox.append(events).stream()
                .filter(appended -> !isNotTold(appended.event()))
                .toList();
        if (!told.isEmpty() && fanOut.hasListeners()) {
            told.forEach(appended -> fanOut.take(appended.event(), appended.message()));
            fanOut.flush();
        }
    }

    private static boolean isNotTold(Event event) {
        EventType type = event.knownType();
        return type != null
                && NOT_TOLD.contains(type)
                && NamedReceiver.of(event).isEmpty();
    }
}
