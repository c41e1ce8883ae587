package dev.milepost.benchmarks.peers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The least that a relay takes: woken by a signal, it selects what is new in the outbox of milestone-service, sends it,
 * waits for Kafka, and marks it. Nothing keeps two of them apart, and nothing that Kafka refuses is dealt with.
 */
final class BareRelay implements Peer {
    static final String TOPIC = "bench.relay";

    private static final String PENDING =
            "SELECT id, stream_id, payload FROM outbox WHERE state = 0 ORDER BY id LIMIT 500";

    private final DataSource database;
    private final Kafka kafka;
    private final Arrivals arrivals;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    BareRelay(DataSource database, Kafka kafka, String holding) throws InterruptedException {
        kafka.makeTopic(TOPIC);
        this.database = database;
        this.kafka = kafka;
        this.arrivals = new Arrivals(kafka, TOPIC, holding);
    }

    @Override
    public void start() throws InterruptedException {
        running = true;
        arrivals.start();
        thread = Thread.ofPlatform().name("relay").start(this::run);
    }

    @Override
    public void signal() {
        signal.release();
    }

    private void run() {
        try (KafkaProducer<String, String> producer = kafka.producer();
                Connection connection = database.getConnection()) {
            while (running) {
                if (signal.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
                relay(producer, connection);
            }
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void relay(KafkaProducer<String, String> producer, Connection connection)
            throws SQLException, InterruptedException, ExecutionException {
        List<String> ids = new ArrayList<>();
        List<Future<?>> sent = new ArrayList<>();
        try (var select = connection.prepareStatement(PENDING);
                var row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
                sent.add(producer.send(new ProducerRecord<>(TOPIC, row.getString(2), row.getString(3))));
            }
        }
        for (Future<?> one : sent) {
            one.get();
        }
        if (!ids.isEmpty()) {
            try (var mark = connection.prepareStatement("UPDATE outbox SET state = 1 WHERE id IN (%s)"
                    .formatted(ids.stream().collect(Collectors.joining(","))))) {
                mark.executeUpdate();
            }
        }
    }

    @Override
    public String stop() throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.join();
        }
        return arrivals.stop();
    }

    @Override
    public void close() throws InterruptedException {
        if (running) {
            stop();
        }
    }
}
