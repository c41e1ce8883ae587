package dev.milepost.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox: the only way events leave the service. One replica relays at a time (a lease); a commit of this
 * replica hands over what it wrote ({@link Committed}), polling finds that of the others. The rows of a stream go out in
 * their order, as soon as they are there; a row counts as published once Kafka has acknowledged it and the mark has committed ({@link Marking}). A relay that dies in
 * between sends it again, and consumers skip what they have seen. A row that Kafka will never take is parked with the
 * reason and holds back only its stream; a restart tries it again.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration METRICS_EVERY = Duration.ofSeconds(5);
    private static final Duration SHORT_OF_MARKS = Duration.ofMillis(5);
    private static final byte[] CONTENT_TYPE = "application/cloudevents+json".getBytes(StandardCharsets.UTF_8);

    private final OutboxConfig config;
    private final DataSource database;
    private final Map<String, Object> kafka;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicLong pendingRows = new AtomicLong();
    private final AtomicLong parkedRows = new AtomicLong();
    private final Committed committed = new Committed();
    private final Lease lease;
    private volatile boolean stopping;
    private @Nullable Thread thread;
    private long leaseUntil;
    private Marking.@Nullable Positions positions;
    private long metricsAt;
    private long lookAt;

    @Inject
    OutboxRelay(
            OutboxConfig config,
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry metrics) {
        this.config = config;
        this.database = database;
        this.kafka = kafka;
        this.lease = new Lease("outbox-relay", config.lease());
        if (config.topic().isPresent()) {
            metrics.gauge("milepost.outbox.pending", pendingRows);
            metrics.gauge("milepost.outbox.parked", parkedRows);
        }
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        config.topic()
                .ifPresent(topic -> thread =
                        Thread.ofPlatform().daemon().name("outbox-relay").start(() -> run(topic)));
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake.release();
        if (thread != null) {
            thread.join(LONGEST_PAUSE);
        }
    }

    /** Takes a row to publish: its transaction has committed. */
    void take(OutboxRows.Row row) {
        if (committed.offer(row)) {
            wake();
        }
    }

    /** Says that there is something to publish. */
    void look() {
        if (committed.look()) {
            wake();
        }
    }

    private void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Relays until the service stops; after any failure with a new producer, as the old one may be beyond repair. */
    private void run(String topic) {
        int failures = 0;
        try {
            while (!stopping) {
                var progress = new AtomicBoolean();
                try (KafkaProducer<String, String> producer = new KafkaProducer<>(producerSettings())) {
                    while (!stopping) {
                        relay(producer, topic, progress);
                    }
                } catch (SQLException | RetryLaterException | RuntimeException e) {
                    failures = progress.get() ? 1 : failures + 1;
                    LOG.warnf("Events wait in the outbox (attempt %d): %s", failures, e.getMessage());
                    LOG.debug("Why events wait", e);
                    leaseUntil = 0;
                    await(pause(failures));
                }
            }
            release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Relays as long as this replica leads and all goes well; what is on its way then is waited for. */
    private void relay(KafkaProducer<String, String> producer, String topic, AtomicBoolean progress)
            throws SQLException, InterruptedException, RetryLaterException {
        if (!lead()) {
            await(config.lease().dividedBy(10));
            return;
        }
        var marking = new Marking(database, lease, positions, this::wake);
        marking.start();
        committed.begin();
        try {
            while (!stopping && !marking.isTroubled() && lead()) {
                if (!publish(producer, topic, marking)) {
                    await(Duration.ofNanos(Math.max(0, lookAt - System.nanoTime())));
                }
            }
        } finally {
            committed.end();
            marking.close();
            if (marking.hasMarked()) {
                progress.set(true);
            }
            if (marking.hasLostLease()) {
                leaseUntil = 0;
            }
        }
        marking.check();
        String retry = marking.retry();
        if (retry != null) {
            throw new RetryLaterException(retry);
        }
    }

    private void release() {
        try (Connection connection = database.getConnection()) {
            lease.release(connection);
        } catch (SQLException e) {
            LOG.debug("The lease of the relay runs out by itself", e);
        }
    }

    /** Holds the lease, prolonged once a third of it is over. */
    private boolean lead() throws SQLException {
        long now = System.nanoTime();
        if (leaseUntil != 0 && now < leaseUntil) {
            return true;
        }
        boolean wasLeading = leaseUntil != 0;
        try (Connection connection = database.getConnection()) {
            if (!lease.take(connection)) {
                leaseUntil = 0;
                return false;
            }
            if (!wasLeading) {
                OutboxRows.unpark(connection);
                positions = config.positions() ? new Marking.Positions(OutboxRows.lastPosition(connection)) : null;
            }
        }
        leaseUntil = Math.max(1, now + config.lease().dividedBy(3).toNanos());
        return true;
    }

    /** Sends a batch of what was not sent yet; true when there may be more. */
    private boolean publish(KafkaProducer<String, String> producer, String topic, Marking marking)
            throws SQLException, InterruptedException {
        if (marking.unmarked().size() >= config.batch()) {
            await(SHORT_OF_MARKS);
            return true;
        }
        send(committed.next(), producer, topic, marking);
        if (marking.isTroubled() || !committed.mustLook() && System.nanoTime() < lookAt) {
            return false;
        }
        List<OutboxRows.Row> batch;
        try (Connection connection = database.getConnection()) {
            batch = OutboxRows.pending(connection, config.batch(), List.copyOf(marking.unmarked()));
            measure(connection, batch.size());
        }
        send(batch, producer, topic, marking);
        lookAt = System.nanoTime() + config.poll().toNanos();
        if (batch.size() == config.batch()) {
            committed.look();
            return true;
        }
        return false;
    }

    private void send(List<OutboxRows.Row> batch, KafkaProducer<String, String> producer, String topic, Marking marking)
            throws InterruptedException {
        Set<String> heldBack = new HashSet<>();
        for (OutboxRows.Row row : batch) {
            if (heldBack.contains(row.stream())) {
                continue;
            }
            Sent one = send(producer, topic, row);
            marking.add(one);
            if (one.hasFailedAlready()) {
                committed.failed(row);
                heldBack.add(row.stream());
                if (one.isRetriable()) {
                    break; // Kafka is away: the rest would wait for it one by one
                }
            } else {
                committed.sent(row);
            }
        }
        if (!heldBack.isEmpty()) { // nothing more of these streams until that is settled
            marking.close();
        }
    }

    private static Sent send(KafkaProducer<String, String> producer, String topic, OutboxRows.Row row) {
        var message = new ProducerRecord<>(topic, row.stream(), row.message());
        message.headers().add("content-type", CONTENT_TYPE);
        try {
            return new Sent(row, producer.send(message), null);
        } catch (RuntimeException e) {
            return new Sent(row, null, e);
        }
    }

    private void measure(Connection connection, int batch) throws SQLException {
        if (batch == 0) {
            pendingRows.set(0);
        }
        if (System.nanoTime() - metricsAt > METRICS_EVERY.toNanos()) {
            metricsAt = System.nanoTime();
            pendingRows.set(OutboxRows.count(connection, 0));
            parkedRows.set(OutboxRows.count(connection, 2));
        }
    }

    private void await(Duration time) throws InterruptedException {
        boolean woken = wake.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        if (woken) {
            wake.drainPermits();
        }
    }

    private static Duration pause(int failures) {
        Duration pause = Duration.ofMillis(100L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return settings;
    }

    private static final class RetryLaterException extends Exception {
        private static final long serialVersionUID = 1L;

        RetryLaterException(String message) {
            super(message);
        }
    }
}
