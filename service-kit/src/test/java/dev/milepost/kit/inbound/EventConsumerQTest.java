package dev.milepost.kit.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.Topics;
import dev.milepost.kit.app.Database;
import dev.milepost.kit.app.Parties;
import dev.milepost.kit.app.RecordingFold;
import dev.milepost.kit.app.Topic;
import dev.milepost.kit.time.Ids;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Each event once, in the order of its stream, and one stream's trouble is no other stream's. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class EventConsumerQTest {
    private static final String TENANT = "aurora";

    private final UUID stream = new Ids().next();
    private final UUID other = new Ids().next();

    @Inject
    RecordingFold fold;

    @Test
    void foldsInOrderAndSkipsWhatItHasSeen() throws Exception {
        publish(stream, event(1), event(2), event(2), event(1), event(3), event(1), event(4));
        awaitFolded(stream, 1, 4);
        publish(stream, event(3), event(5));
        awaitFolded(stream, 1, 5);
        assertThat(held(stream)).isZero();
    }

    @Test
    void whatFollowsAGapWaitsForWhatIsMissing() throws Exception {
        publish(stream, event(1), event(2), event(5), event(4));
        publish(other, otherEvent(1), otherEvent(2), otherEvent(3));

        awaitFolded(other, 1, 3);
        soon().untilAsserted(() -> assertThat(held(stream)).isEqualTo(2));
        assertThat(folded(stream)).containsExactly(1L, 2L);
        awaitCopies(stream, "follows a gap: 3 has not been folded", 2);

        publish(stream, event(3), event(6));
        awaitFolded(stream, 1, 6);
        soon().untilAsserted(() -> assertThat(held(stream)).isZero());
    }

    @Test
    void anEventThatFailsHoldsBackItsStreamUntilTheRepair() throws Exception {
        String poison = "poison " + stream;
        fold.failAt(poison);
        publish(stream, event(1), Parties.json(TENANT, stream, 2, poison), event(3), event(4));
        publish(other, otherEvent(1), otherEvent(2));

        awaitFolded(other, 1, 2);
        soon().untilAsserted(() -> assertThat(held(stream)).isEqualTo(3));
        assertThat(folded(stream)).as("the failed fold left nothing").containsExactly(1L);
        awaitCopies(stream, "IllegalArgumentException: cannot fold " + poison, 1);
        soon().untilAsserted(() -> assertThat(
                        Database.number("SELECT MAX(attempts) FROM held_event WHERE stream_id = ?", stream))
                .isPositive());
        publish(other, otherEvent(3));
        awaitFolded(other, 1, 3);

        fold.repair(poison);
        Database.change("UPDATE held_event SET next_attempt_at = UTC_TIMESTAMP(6) WHERE stream_id = ?", stream);
        awaitFolded(stream, 1, 4);
        publish(stream, event(5));
        awaitFolded(stream, 1, 5);
        soon().untilAsserted(() -> assertThat(held(stream)).isZero());
    }

    @Test
    void anEventThatFailsHoldsBackNothingBeforeIt() throws Exception {
        String poison = "poison " + stream;
        fold.failAt(poison);
        publish(stream, event(1), event(3), Parties.json(TENANT, stream, 4, poison), event(5));
        awaitFolded(stream, 1, 1);
        soon().untilAsserted(() -> assertThat(held(stream)).isEqualTo(3));

        publish(stream, event(2)); // what was missing

        awaitFolded(stream, 1, 3);
        soon().untilAsserted(() -> assertThat(Database.texts(
                        "SELECT CONCAT(sequence, ' ', attempts > 0) FROM held_event WHERE tenant_id = ? AND stream_id = ? ORDER BY sequence",
                        TENANT,
                        stream))
                .containsExactly("4 1", "5 0"));
        fold.repair(poison);
        Database.change("UPDATE held_event SET next_attempt_at = UTC_TIMESTAMP(6) WHERE stream_id = ?", stream);
        awaitFolded(stream, 1, 5);
    }

    @Test
    void whatWasHeldAndIsPublishedAgainIsHeldNoLonger() throws Exception {
        String poison = "poison " + stream;
        fold.failAt(poison);
        publish(stream, event(1), event(3), event(4));
        soon().untilAsserted(() -> assertThat(held(stream)).isEqualTo(2));

        publish(stream, event(2), event(3), event(4), Parties.json(TENANT, stream, 5, poison));

        awaitFolded(stream, 1, 4);
        soon().untilAsserted(() -> assertThat(Database.texts(
                        "SELECT sequence FROM held_event WHERE tenant_id = ? AND stream_id = ?", TENANT, stream))
                .containsExactly("5"));
        fold.repair(poison);
        Database.change("UPDATE held_event SET next_attempt_at = UTC_TIMESTAMP(6) WHERE stream_id = ?", stream);
        awaitFolded(stream, 1, 5);
    }

    @Test
    void aRecordThatIsNoEventIsKeptAndHoldsBackNothing() throws Exception {
        publish(stream, event(1), "no event " + stream, "{\"specversion\": \"1.0\"}", event(2));
        awaitFolded(stream, 1, 2);
        soon().untilAsserted(
                        () -> assertThat(Topic.read(Topics.DEAD_LETTER).stream().map(ConsumerRecord::value))
                                .contains("no event " + stream));
    }

    @Test
    void anEventThatTheDatabaseCannotTakeIsKeptAndHoldsBackNothing() throws Exception {
        String nobody = "x".repeat(64); // longer than any tenant
        UUID nothing = UUID.fromString("49f17daa-faa0-d1e5-8010-f54ddf3e1f3b"); // no version has this form
        publish(
                stream,
                event(1),
                Parties.json(nobody, stream, 2, "too long"),
                Parties.json(TENANT, nothing, 1, "no UUID"),
                event(2));
        awaitFolded(stream, 1, 2);
        soon().untilAsserted(
                        () -> assertThat(Topic.read(Topics.DEAD_LETTER).stream().map(ConsumerRecord::value))
                                .anyMatch(value -> value.contains(nobody))
                                .anyMatch(value -> value.contains(nothing.toString())));
    }

    @Test
    void tenantsWithTheSameStreamIdDoNotMeet() throws Exception {
        publish(stream, event(1), Parties.json("borealis", stream, 1, "theirs"), event(2));
        awaitFolded(stream, 1, 2);
        soon().untilAsserted(() -> assertThat(Database.texts(
                        "SELECT sequence FROM folded WHERE tenant_id = 'borealis' AND stream_id = ?", stream))
                .containsExactly("1"));
    }

    private String event(long sequence) {
        return Parties.json(TENANT, stream, sequence, "fine");
    }

    private String otherEvent(long sequence) {
        return Parties.json(TENANT, other, sequence, "fine");
    }

    private static void publish(UUID key, String... events) throws Exception {
        Topic.publish(Topics.MILESTONES, key, List.of(events));
    }

    private static void awaitFolded(UUID stream, long first, long last) {
        List<Long> expected = LongStream.rangeClosed(first, last).boxed().toList();
        soon().untilAsserted(() -> assertThat(folded(stream)).isEqualTo(expected));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private static List<Long> folded(UUID stream) throws SQLException {
        List<Long> sequences = new ArrayList<>();
        for (String text : Database.texts(
                "SELECT sequence FROM folded WHERE tenant_id = ? AND stream_id = ? ORDER BY id", TENANT, stream)) {
            sequences.add(Long.valueOf(text));
        }
        return sequences;
    }

    private static long held(UUID stream) throws SQLException {
        return Database.number("SELECT COUNT(*) FROM held_event WHERE stream_id = ?", stream);
    }

    private static void awaitCopies(UUID stream, String reason, int copies) {
        soon().untilAsserted(() -> assertThat(Topic.read(Topics.DEAD_LETTER).stream()
                        .filter(copy -> copy.value().contains(stream.toString()))
                        .map(copy ->
                                new String(copy.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                        .filter(reason::equals))
                .hasSize(copies));
    }
}
