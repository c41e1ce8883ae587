package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.analytics.EventStory.Told;
import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events to the topic of milestone-service. */
final class EventTopic implements AutoCloseable {
    private final KafkaProducer<String, String> producer;

    EventTopic(Map<String, String> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 5);
        settings.put("compression.type", "lz4");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Writes all of them and returns when the topic has them. */
    void write(List<Told> events) {
        List<Future<?>> sent = new ArrayList<>(events.size());
        events.forEach(event -> sent.add(producer.send(
                new ProducerRecord<>(Topics.MILESTONES, event.stream().toString(), event.json()))));
        try {
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new BenchException("Kafka does not take the events: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("The benchmark was interrupted.", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
