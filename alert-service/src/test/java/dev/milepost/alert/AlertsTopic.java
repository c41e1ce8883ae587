package dev.milepost.alert;

import static org.awaitility.Awaitility.await;

import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.Topics;
import dev.milepost.local.testing.MariaDbAndKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the service publishes. */
public final class AlertsTopic {
    private AlertsTopic() {}

    /** The events of a milestone's stream, once there are {@code count}. */
    public static List<Event> awaitEvents(UUID milestone, int count) {
        Map<String, Object> settings = new HashMap<>(MariaDbAndKafka.kafkaAdminProperties());
        List<Event> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ALERTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await("events of " + milestone).atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(milestone.toString())) {
                        found.add(EventJson.read(record.value()));
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }
}
