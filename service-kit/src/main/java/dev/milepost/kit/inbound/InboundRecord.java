package dev.milepost.kit.inbound;

import dev.milepost.events.Event;

/** An event and where it stood in Kafka. */
record InboundRecord(String topic, int partition, long offset, String json, Event event) {
    StreamKey stream() {
        return new StreamKey(event.tenant(), topic, event.partitionkey());
    }

    long sequence() {
        return event.sequenceNumber();
    }
}
