package dev.milepost.kit.outbox;

import dev.milepost.events.EventData;
import dev.milepost.events.EventType;
import java.util.UUID;

/** What is to be told: the kind of event, the aggregate it is about, and its data. */
public record PendingEvent(EventType type, UUID subject, EventData data) {}
