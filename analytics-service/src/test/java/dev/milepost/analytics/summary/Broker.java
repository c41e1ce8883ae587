package dev.milepost.analytics.summary;

import static org.awaitility.Awaitility.await;

import dev.milepost.analytics.Database;
import dev.milepost.analytics.summary.Stream.Message;
import dev.milepost.local.testing.MariaDbAndKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes to the broker of the test and waits until the service has folded what arrived. */
final class Broker {
    private Broker() {}

    static void publish(String topic, List<Message> messages) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(MariaDbAndKafka.kafkaAdminProperties());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (Message message : messages) {
                producer.send(new ProducerRecord<>(topic, message.key().toString(), message.value()));
            }
            producer.flush();
        }
    }

    static void awaitFolded(String tenant, long events) {
        await("events of " + tenant)
                .atMost(Duration.ofSeconds(90))
                .until(() ->
                        Database.number("SELECT COUNT(*) FROM event_log WHERE tenant_id = '" + tenant + "'") == events);
    }
}
