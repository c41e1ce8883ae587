package dev.milepost.local.kafka;

import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Milepost's topics, and which service may read and write which of them. */
final class TopicsAndRights {
    private static final String MILESTONES = "milepost.milestones.v1";
    private static final String ALERTS = "milepost.alerts.v1";
    private static final String ANALYTICS = "milepost.analytics.v1";
    private static final String DEAD_LETTER = "milepost.dead-letter.v1";

    /** The number of partitions of a topic. It stays for ever: it decides which events are in order. */
    private static final Map<String, Integer> TOPICS =
            Map.of(MILESTONES, 12, ALERTS, 12, ANALYTICS, 12, DEAD_LETTER, 1);

    /** How long records of a topic are kept; for ever where nothing is said. */
    private static final Map<String, Duration> KEPT = Map.of(ANALYTICS, Duration.ofDays(7));

    private TopicsAndRights() {}

    /** Makes what is missing; what exists is left alone. */
    static void create(Admin admin) throws Exception {
        var existing = admin.listTopics().names().get();
        var missing = TOPICS.entrySet().stream()
                .filter(topic -> !existing.contains(topic.getKey()))
                .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1)
                        .configs(Map.of("retention.ms", retention(topic.getKey()), "min.insync.replicas", "1")))
                .toList();
        if (!missing.isEmpty()) {
            admin.createTopics(missing).all().get();
        }
        admin.createAcls(rights()).all().get();
    }

    private static String retention(String topic) {
        Duration kept = KEPT.get(topic);
        return kept == null ? "-1" : Long.toString(kept.toMillis());
    }

    private static List<AclBinding> rights() {
        var rights = new ArrayList<AclBinding>();
        rights.addAll(rights("milestone", Set.of(), Set.of(MILESTONES, DEAD_LETTER)));
        rights.addAll(rights("alert", Set.of(MILESTONES, ALERTS, ANALYTICS), Set.of(ALERTS, DEAD_LETTER)));
        rights.addAll(rights("analytics", Set.of(MILESTONES, ALERTS), Set.of(ANALYTICS, DEAD_LETTER)));
        return rights;
    }

    private static List<AclBinding> rights(String service, Set<String> reads, Set<String> writes) {
        var own = Stream.of(
                allow(service, IDEMPOTENT_WRITE, CLUSTER, Resource.CLUSTER_NAME, LITERAL),
                allow(service, READ, GROUP, service, PREFIXED));
        var topics = Stream.concat(
                reads.stream().map(topic -> allow(service, READ, TOPIC, topic, LITERAL)),
                writes.stream().map(topic -> allow(service, WRITE, TOPIC, topic, LITERAL)));
        return Stream.concat(own, topics).toList();
    }

    private static AclBinding allow(
            String service, AclOperation operation, ResourceType type, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + service, "*", operation, AclPermissionType.ALLOW));
    }
}
