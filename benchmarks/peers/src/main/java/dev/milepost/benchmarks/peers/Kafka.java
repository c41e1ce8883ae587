package dev.milepost.benchmarks.peers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The stack's Kafka, with the settings that Milepost's relay and consumers have. */
final class Kafka {
    private static final int PARTITIONS = 6;

    private final Map<String, Object> connection;

    /** @param password of its account "admin" */
    Kafka(String bootstrapServers, String password) {
        this.connection = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"%s\";"
                        .formatted(password));
    }

    void makeTopic(String topic) throws InterruptedException {
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        }
    }

    KafkaProducer<String, String> producer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 0);
        settings.put("compression.type", "lz4");
        return new KafkaProducer<>(settings);
    }

    /** What a consumer needs; it starts at the end of the topic. */
    Map<String, Object> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", StringDeserializer.class);
        settings.put("auto.offset.reset", "latest");
        settings.put("enable.auto.commit", false);
        return settings;
    }
}
