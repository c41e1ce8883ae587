package dev.milepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold whatever was killed or away: nothing that was acknowledged is lost, and every event took effect once. */
final class Effects {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Effects() {}

    static void everyAcknowledgedWriteIsThere(Client manager, List<Writer> writers) {
        for (Writer writer : writers) {
            writer.acknowledged().forEach((milestone, count) -> {
                long steps = 0;
                for (var change :
                        manager.get(milestone + "/history").expect(200).body()) {
                    steps += Set.of("START", "SUBMIT", "WITHDRAW")
                                    .contains(change.path("action").asText())
                            ? 1
                            : 0;
                }
                assertThat(steps).as("transitions of " + milestone).isEqualTo(count.longValue());
            });
        }
    }

    static void everyEventTookEffectOnce() {
        everyEventIsIn(
                "milestone", "SELECT stream_id, COUNT(*) FROM outbox GROUP BY stream_id", "the outbox has no gap");
        String folded =
                "SELECT stream_id, sequence FROM stream_position WHERE topic = 'milepost.milestones.v1' AND sequence > 0";
        for (String consumer : List.of("alert", "analytics")) {
            everyEventIsIn(consumer, folded, consumer + " has folded everything");
            assertThat(Database.count(consumer, "SELECT COUNT(*) FROM held_event"))
                    .isZero();
        }
        everyEventIsIn(
                "analytics",
                "SELECT stream_id, COUNT(*) FROM event_log WHERE source = '/milestone-service' GROUP BY stream_id",
                "every event is stored once");
    }

    /** Both are read anew each time, as a scheduled job may write another event meanwhile. */
    private static void everyEventIsIn(String service, String sequences, String what) {
        await(what)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sequences(service, sequences))
                        .as(what)
                        .isEqualTo(sequences("milestone", "SELECT stream_id, last_sequence FROM event_stream")));
    }

    /** Each step is told to its webhook, under an id of its own; answers how many requests were repeated. */
    static int everyWebhookArrives(String webhook, Receiver receiver, int steps) {
        String of = " FROM webhook_delivery WHERE webhook_id = '" + webhook + "'";
        await("all steps are told")
                .atMost(PATIENCE)
                .until(() -> Database.count("alert", "SELECT COUNT(*)" + of) == steps);
        await("all webhooks are delivered")
                .atMost(PATIENCE)
                .until(() -> Database.count("alert", "SELECT COUNT(*)" + of + " AND state <> 'DELIVERED'") == 0);
        Set<String> told = Database.rows("alert", "SELECT event_id" + of).stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
        assertThat(receiver.bodies().keySet()).isEqualTo(told);
        int repeated = 0;
        for (List<String> bodies : receiver.bodies().values()) {
            assertThat(new HashSet<>(bodies))
                    .as("a webhook-id stands for one event")
                    .hasSize(1);
            repeated += bodies.size() - 1;
        }
        System.out.printf("%d webhooks, %d of them repeated%n", told.size(), repeated);
        return repeated;
    }

    private static Map<String, String> sequences(String service, String sql) {
        Map<String, String> sequences = new HashMap<>();
        Database.rows(service, sql).forEach(row -> sequences.put(row.get(0), row.get(1)));
        return sequences;
    }
}
