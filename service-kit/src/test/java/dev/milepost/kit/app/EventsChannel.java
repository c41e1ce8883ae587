package dev.milepost.kit.app;

import dev.milepost.kit.inbound.EventConsumer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The way in from Kafka. */
@ApplicationScoped
class EventsChannel {
    private final EventConsumer consumer;

    @Inject
    EventsChannel(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("events")
    @Blocking
    void consume(ConsumerRecords<String, String> records) {
        consumer.consume(records);
    }
}
