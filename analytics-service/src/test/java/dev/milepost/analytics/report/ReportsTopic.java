package dev.milepost.analytics.report;

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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the service publishes. */
final class ReportsTopic {
    private ReportsTopic() {}

    /** The events of a run, once there are {@code count}. */
    static List<Event> awaitEvents(String run, int count) {
        Map<String, Object> settings = new HashMap<>(MariaDbAndKafka.kafkaAdminProperties());
        List<Event> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ANALYTICS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await("events of " + run).atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(run)) {
                        found.add(EventJson.read(record.value()));
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }
}
