package dev.milepost.benchmarks.peers;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.Json;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium, embedded: it reads the rows of milestone-service's outbox from the binary log, and each of its batches goes to
 * Kafka. Its engine runs only between start and stop, as it would follow the binary log all the time.
 */
final class DebeziumRelay implements Peer {
    static final String TOPIC = "bench.debezium";

    private final Properties settings;
    private final Arrivals arrivals;
    private final KafkaProducer<String, String> producer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private @Nullable DebeziumEngine<ChangeEvent<String, String>> engine;

    /** @param port of MariaDB, whose binary log is on, and which knows the account "debezium" */
    DebeziumRelay(Kafka kafka, String holding, String port) throws InterruptedException {
        kafka.makeTopic(TOPIC);
        this.settings = settings(port);
        this.arrivals = new Arrivals(kafka, TOPIC, holding);
        this.producer = kafka.producer();
    }

    private DebeziumEngine<ChangeEvent<String, String>> engine(CountDownLatch streaming) {
        return DebeziumEngine.create(Json.class)
                .using(settings)
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void pollingStarted() {
                        streaming.countDown();
                    }
                })
                .using((success, message, error) -> {
                    if (error != null) {
                        System.err.println("Debezium ended: " + message + " " + error);
                    }
                })
                .notifying(this::send)
                .build();
    }

    private void send(
            List<ChangeEvent<String, String>> batch,
            DebeziumEngine.RecordCommitter<ChangeEvent<String, String>> committer)
            throws InterruptedException {
        for (var event : batch) {
            producer.send(new ProducerRecord<>(TOPIC, event.key(), event.value()));
            committer.markProcessed(event);
        }
        producer.flush();
        committer.markBatchFinished();
    }

    private static Properties settings(String port) {
        var settings = new Properties();
        settings.setProperty("name", "bench");
        settings.setProperty("connector.class", "io.debezium.connector.mariadb.MariaDbConnector");
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        settings.setProperty("schema.history.internal", "io.debezium.relational.history.MemorySchemaHistory");
        settings.setProperty("database.hostname", "127.0.0.1");
        settings.setProperty("database.port", port);
        settings.setProperty("database.user", "debezium");
        settings.setProperty("database.password", "debezium-local");
        settings.setProperty("database.server.id", "4711");
        settings.setProperty("database.ssl.mode", "disable");
        settings.setProperty("database.include.list", "milestone");
        settings.setProperty("table.include.list", "milestone.outbox");
        settings.setProperty("skipped.operations", "u,d,t"); // marks are no events
        // Its parser takes offence at the generated columns of other tables.
        settings.setProperty("schema.history.internal.store.only.captured.tables.ddl", "true");
        settings.setProperty("schema.history.internal.skip.unparseable.ddl", "true");
        settings.setProperty("topic.prefix", "bench");
        settings.setProperty("snapshot.mode", "no_data");
        settings.setProperty("poll.interval.ms", "10");
        settings.setProperty("key.converter.schemas.enable", "false");
        settings.setProperty("value.converter.schemas.enable", "false");
        return settings;
    }

    @Override
    public void start() throws InterruptedException {
        var streaming = new CountDownLatch(1);
        engine = engine(streaming);
        thread.execute(engine);
        streaming.await();
        Thread.sleep(5_000); // it says so before it has joined the binary log
        arrivals.start();
    }

    @Override
    public String stop() throws IOException, InterruptedException {
        if (engine != null) {
            engine.close();
            engine = null;
        }
        return arrivals.stop();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        thread.shutdown();
        producer.close();
    }
}
