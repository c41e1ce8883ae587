package dev.milepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Map<String, String> written = sequences("milestone", "SELECT stream_id, last_sequence FROM event_stream");
        String outbox = "SELECT stream_id, COUNT(*) FROM outbox GROUP BY stream_id";
        assertThat(sequences("milestone", outbox)).as("the outbox has no gap").isEqualTo(written);
        String folded =
                "SELECT stream_id, sequence FROM stream_position WHERE topic = 'milepost.milestones.v1' AND sequence > 0";
        for (String consumer : List.of("alert", "analytics")) {
            await(consumer + " has folded everything")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sequences(consumer, folded)).isEqualTo(written));
            assertThat(Database.count(consumer, "SELECT COUNT(*) FROM held_event"))
                    .isZero();
        }
        assertThat(
                        sequences(
                                "analytics",
                                "SELECT stream_id, COUNT(*) FROM event_log WHERE source = '/milestone-service' GROUP BY stream_id"))
                .as("every event is stored once")
                .isEqualTo(written);
    }

    private static Map<String, String> sequences(String service, String sql) {
        Map<String, String> sequences = new HashMap<>();
        Database.rows(service, sql).forEach(row -> sequences.put(row.get(0), row.get(1)));
        return sequences;
    }
}
