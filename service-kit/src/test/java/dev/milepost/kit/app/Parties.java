package dev.milepost.kit.app;

import dev.milepost.events.Change;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes events that are easy to make. */
public final class Parties {
    private Parties() {}

    public static PartyEvent renamed(UUID id, String name) {
        return new PartyEvent(
                new PartyState(id, 1, "P-1", name, null, List.of()), new Change(null, "test", null, null));
    }

    /** The event on the wire. */
    public static String json(String tenant, UUID stream, long sequence, String name) {
        return EventJson.write(Event.of(
                UUID.randomUUID(),
                "/test",
                EventType.PARTY_UPDATED,
                stream,
                Instant.parse("2027-01-01T00:00:00Z"),
                stream,
                sequence,
                tenant,
                renamed(stream, name)));
    }
}
