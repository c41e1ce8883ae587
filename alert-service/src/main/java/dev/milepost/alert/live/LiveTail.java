package dev.milepost.alert.live;

import dev.milepost.events.Topics;
import dev.milepost.kit.problem.ProblemType;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the end of the topics, once for all clients of this replica, and hands each record to each of them. Kafka keeps
 * everything, so a client that was away reads what it has missed from there: nothing is kept here.
 */
@ApplicationScoped
class LiveTail {
    private static final Logger LOG = Logger.getLogger(LiveTail.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final List<String> TOPICS = List.of(Topics.MILESTONES, Topics.ALERTS);

    private static final int MOST_REPLAYS = 16;
    private static final Duration TURN = Duration.ofSeconds(10);

    /** What is fetched ahead is held for each client that reads what it has missed. */
    private static final Map<String, Object> SMALL_FETCHES = Map.of(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            64 * 1024,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            512 * 1024);

    final Semaphore replays = new Semaphore(MOST_REPLAYS, true);
    private final Map<String, Object> kafka;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Listener> listeners = new HashSet<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Thread tail = Thread.ofPlatform().daemon().name("live-tail").unstarted(this::run);
    private volatile boolean stopping;

    @Inject
    LiveTail(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        tail.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Adds a listener and says from where on it gets everything. */
    Positions join(Listener listener) {
        lock.lock();
        try {
            if (next.isEmpty()) {
                throw ProblemType.UNAVAILABLE
                        .builder("Kafka has not answered yet; try again in a moment.")
                        .withHeader("Retry-After", Places.RETRY_AFTER_SECONDS)
                        .build();
            }
            listeners.add(listener);
            return Positions.of(next);
        } finally {
            lock.unlock();
            LockSupport.unpark(tail);
        }
    }

    void leave(Listener listener) {
        lock.lock();
        try {
            listeners.remove(listener);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reads what lies between two positions until {@code take} has enough of it. Only a few do so at once, as all clients
     * come back together after a restart.
     *
     * @param goesOn whether the client is still to be served
     * @return whether all of it was read
     */
    boolean between(
            Positions from, Positions to, Predicate<ConsumerRecord<String, String>> take, BooleanSupplier goesOn)
            throws InterruptedException {
        Set<TopicPartition> behind = new HashSet<>();
        from.next().forEach((partition, offset) -> {
            if (offset < to.of(partition)) {
                behind.add(partition);
            }
        });
        if (behind.isEmpty()) {
            return true;
        }
        if (!replays.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try (var consumer = consumer(SMALL_FETCHES)) {
            consumer.assign(behind);
            behind.forEach(partition -> consumer.seek(partition, from.of(partition)));
            while (!behind.isEmpty() && goesOn.getAsBoolean()) {
                for (ConsumerRecord<String, String> message : consumer.poll(POLL)) {
                    if (message.offset() < to.of(partition(message)) && !take.test(message)) {
                        return false;
                    }
                }
                behind.removeIf(partition -> consumer.position(partition) >= to.of(partition));
            }
            return behind.isEmpty();
        } finally {
            replays.release();
        }
    }

    static TopicPartition partition(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    private void run() {
        while (!stopping) {
            try (var consumer = consumer(Map.of())) {
                follow(consumer);
            } catch (KafkaException e) {
                LOG.warnf("The live stream waits for Kafka: %s", e.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        begin(consumer, partitions);
        while (!stopping) {
            if (!isHeard()) { // then it only keeps up, with many at a time
                LockSupport.parkNanos(POLL.toNanos());
            }
            var messages = consumer.poll(POLL);
            if (messages.isEmpty()) {
                continue;
            }
            lock.lock();
            try {
                for (ConsumerRecord<String, String> message : messages) {
                    next.put(partition(message), message.offset() + 1);
                    listeners.forEach(listener -> listener.offer(message));
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isHeard() {
        lock.lock();
        try {
            return !listeners.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** At the end the first time, and later where it was, so that no listener misses anything. */
    private void begin(KafkaConsumer<String, String> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        lock.lock();
        try {
            ends.forEach(next::putIfAbsent);
            next.forEach(consumer::seek);
        } finally {
            lock.unlock();
        }
    }

    private KafkaConsumer<String, String> consumer(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.putAll(own);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings);
    }
}
