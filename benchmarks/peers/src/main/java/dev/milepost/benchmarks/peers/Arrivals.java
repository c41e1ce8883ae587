package dev.milepost.benchmarks.peers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Consumes a topic, and tells how old each event is when it arrives: since the moment that stands in it, which its writer
 * took inside the transaction.
 */
final class Arrivals implements Peer {
    private static final Pattern TIME = Pattern.compile("\\\\?\"time\\\\?\":\\\\?\"([^\"\\\\]+)");

    private final Map<String, Object> settings;
    private final String topic;
    private final String holding;
    private final Lateness lateness = new Lateness();
    private final InstantSource clock = InstantSource.system();
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param holding what the events hold that count */
    Arrivals(Kafka kafka, String topic, String holding) {
        this.settings = kafka.consumer();
        this.topic = topic;
        this.holding = holding;
    }

    @Override
    public void start() throws InterruptedException {
        lateness.clear();
        running = true;
        var ready = new java.util.concurrent.CountDownLatch(1);
        thread = Thread.ofPlatform().name("arrivals").start(() -> run(ready));
        ready.await();
    }

    private void run(java.util.concurrent.CountDownLatch ready) {
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (running) {
                for (var event : consumer.poll(Duration.ofMillis(100))) {
                    Instant now = clock.instant();
                    Matcher time = TIME.matcher(event.value());
                    if (event.value().contains(holding) && time.find()) {
                        lateness.add(Instant.parse(time.group(1)), now);
                    }
                }
            }
        }
    }

    @Override
    public String stop() throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.join();
            thread = null;
        }
        return lateness.text();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
