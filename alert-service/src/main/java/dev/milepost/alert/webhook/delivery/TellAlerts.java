package dev.milepost.alert.webhook.delivery;

import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.kit.eventlog.EventLog;
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
    /** Each reminder is an event, too; telling webhooks of all of them would be a second flood. */
    public static final Set<EventType> NOT_TOLD = Set.of(EventType.REMINDER_SENT);

    private final Outbox outbox;
    private final EventLog log;
    private final FanOut fanOut;

    @Inject
    TellAlerts(Outbox outbox, EventLog log, FanOut fanOut) {
        this.outbox = outbox;
        this.log = log;
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
        outbox.append(events);
        Map<UUID, List<PendingEvent>> told = new TreeMap<>(events);
        told.values().removeIf(of -> of.stream().allMatch(event -> NOT_TOLD.contains(event.type())));
        if (told.isEmpty() || !fanOut.hasListeners()) {
            return;
        }
        told.forEach((stream, of) -> {
            for (var logged : log.newestFirst(stream, Long.MAX_VALUE, of.size()).reversed()) {
                EventType type = logged.event().knownType();
                if (type == null || !NOT_TOLD.contains(type)) {
                    fanOut.take(logged.event(), EventJson.write(logged.event()));
                }
            }
        });
        fanOut.flush();
    }
}
