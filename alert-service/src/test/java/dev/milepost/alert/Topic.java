package dev.milepost.alert;

import dev.milepost.events.Event;
import dev.milepost.events.EventData;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.Topics;
import dev.milepost.local.testing.MariaDbAndKafka;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events as milestone-service would. */
public final class Topic {
    private static final Map<UUID, AtomicLong> SEQUENCES = new ConcurrentHashMap<>();

    private Topic() {}

    /** Publishes the next event of a stream and returns it as JSON. */
    public static String publish(
            String tenant, UUID stream, EventType type, UUID subject, Instant time, EventData data) {
        long sequence =
                SEQUENCES.computeIfAbsent(stream, id -> new AtomicLong()).incrementAndGet();
        String json = EventJson.write(
                Event.of(UUID.randomUUID(), "/milestone-service", type, subject, time, stream, sequence, tenant, data));
        publish(stream, json);
        return json;
    }

    /** Publishes {@code json} as it is, for example a second time. */
    public static void publish(UUID stream, String json) {
        Map<String, Object> settings = new HashMap<>(MariaDbAndKafka.kafkaAdminProperties());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.MILESTONES, stream.toString(), json));
            producer.flush();
        }
    }
}
