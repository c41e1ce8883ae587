package dev.milepost.alert.inbound;

import dev.milepost.events.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the events of the time that the service was down have been folded: what was due meanwhile may have been done
 * meanwhile, and nobody should be reminded of that.
 */
@ApplicationScoped
public class CatchUp {
    private static final Logger LOG = Logger.getLogger(CatchUp.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int TIMEOUT_MS = 5_000;

    private final Map<String, Object> kafka;
    private final String group;

    @Inject
    public CatchUp(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.events.group.id") String group) {
        this.kafka = kafka;
        this.group = group;
    }

    /** Waits until all that is in the topic now has been folded; false when that takes longer than {@code atMost}. */
    public boolean await(Duration atMost) throws InterruptedException {
        long giveUpAt = System.nanoTime() + atMost.toNanos();
        Map<TopicPartition, Long> goal = null;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("default.api.timeout.ms", TIMEOUT_MS);
        settings.put("request.timeout.ms", TIMEOUT_MS);
        try (Admin admin = Admin.create(settings)) {
            while (System.nanoTime() < giveUpAt) {
                try {
                    goal = goal == null ? ends(admin) : goal;
                    if (isReached(goal, folded(admin))) {
                        return true;
                    }
                } catch (ExecutionException e) {
                    LOG.debugf("Kafka does not say how far we are: %s", e.getMessage());
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (KafkaException e) {
            LOG.warnf("Kafka does not say how far we are: %s", e.getMessage());
        }
        return false;
    }

    static boolean isReached(Map<TopicPartition, Long> ends, Map<TopicPartition, @Nullable OffsetAndMetadata> folded) {
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata position = folded.get(end.getKey());
            return (position == null ? 0 : position.offset()) >= end.getValue();
        });
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        var topics =
                admin.describeTopics(List.of(Topics.MILESTONES)).allTopicNames().get();
        var latest = topics.values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .map(partition -> new TopicPartition(Topics.MILESTONES, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Map<TopicPartition, @Nullable OffsetAndMetadata> folded(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }
}
