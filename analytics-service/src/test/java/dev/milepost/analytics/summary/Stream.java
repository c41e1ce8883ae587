package dev.milepost.analytics.summary;

import dev.milepost.events.Change;
import dev.milepost.events.Event;
import dev.milepost.events.EventData;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One stream of events as milestone-service would write it. */
final class Stream {
    static final Change BY_TEST = new Change(null, "test", null, null);
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final String tenant;
    private final UUID id;
    private final List<String> events = new ArrayList<>();

    Stream(String tenant, UUID id) {
        this.tenant = tenant;
        this.id = id;
    }

    record Message(UUID key, String value) {}

    void add(EventType type, UUID subject, EventData data) {
        events.add(EventJson.write(next(type, subject, data)));
    }

    /** An event of a type that this version of the service does not know. */
    void addUnknown(EventData data) {
        Event known = next(EventType.CONTRACT_UPDATED, id, data);
        events.add(EventJson.write(known).replace(known.type(), "dev.milepost.contract.blessed.v7"));
    }

    private Event next(EventType type, UUID subject, EventData data) {
        long sequence = events.size() + 1L;
        return Event.of(
                UUID.randomUUID(),
                "/milestone-service",
                type,
                subject,
                START.plusSeconds(sequence),
                id,
                sequence,
                tenant,
                data);
    }

    List<Message> messages() {
        return events.stream().map(event -> new Message(id, event)).toList();
    }
}
