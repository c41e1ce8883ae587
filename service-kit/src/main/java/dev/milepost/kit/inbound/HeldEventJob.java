package dev.milepost.kit.inbound;

import dev.milepost.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Tries held events again, copies each to the dead-letter topic with the reason, and reports how many there are. */
@ApplicationScoped
public class HeldEventJob {
    private static final Logger LOG = Logger.getLogger(HeldEventJob.class);

    private final DataSource database;
    private final HeldEvents held;
    private final EventConsumer consumer;
    private final Map<String, Object> kafka;
    private final AtomicLong count = new AtomicLong();

    @Inject
    HeldEventJob(
            DataSource database,
            HeldEvents held,
            EventConsumer consumer,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry metrics) {
        this.database = database;
        this.held = held;
        this.consumer = consumer;
        this.kafka = kafka;
        metrics.gauge("milepost.events.held", count);
    }

    @Scheduled(every = "{milepost.inbound.retry:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        List<StreamKey> due;
        List<HeldEvents.Copy> uncopied;
        try (Connection connection = database.getConnection()) {
            count.set(held.count(connection));
            due = held.due(connection);
            uncopied = held.uncopied(connection);
        }
        if (!uncopied.isEmpty()) {
            copy(uncopied);
        }
        due.forEach(consumer::retry);
    }

    private void copy(List<HeldEvents.Copy> copies) throws SQLException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        try (var producer = new KafkaProducer<String, String>(settings);
                Connection connection = database.getConnection()) {
            for (HeldEvents.Copy copy : copies) {
                var place = copy.place();
                var message = new ProducerRecord<String, String>(Topics.DEAD_LETTER, copy.payload());
                message.headers()
                        .add("reason", copy.reason().getBytes(StandardCharsets.UTF_8))
                        .add("place", place.toString().getBytes(StandardCharsets.UTF_8));
                producer.send(message).get(10, TimeUnit.SECONDS);
                held.copied(connection, place);
            }
        } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException e) {
            LOG.warnf("Held events are not yet copied to %s: %s", Topics.DEAD_LETTER, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
