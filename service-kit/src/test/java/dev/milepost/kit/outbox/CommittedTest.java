package dev.milepost.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a commit hands over goes out in order, or the database is asked. */
class CommittedTest {
    private static final String STREAM = "one";

    private final Committed committed = new Committed();

    @BeforeEach
    void begin() {
        committed.begin();
        assertThat(committed.mustLook()).as("what is there already").isTrue();
        committed.sent(row(STREAM, 4));
    }

    @Test
    void whatFollowsInItsStreamGoesOut() {
        committed.offer(row(STREAM, 5));
        committed.offer(row(STREAM, 6));
        assertThat(sequences()).containsExactly(5L, 6L);
        assertThat(committed.mustLook()).isFalse();
    }

    @Test
    void twoThatCameInTheWrongOrderAreLookedUp() {
        committed.offer(row(STREAM, 6));
        committed.offer(row(STREAM, 5));
        assertThat(sequences()).containsExactly(5L);
        assertThat(committed.mustLook()).isTrue();
        assertThat(committed.mustLook()).as("once").isFalse();
    }

    @Test
    void whatALookHasFoundAlreadyIsNotSentAgain() {
        committed.offer(row(STREAM, 5));
        committed.sent(row(STREAM, 5));
        assertThat(sequences()).isEmpty();
        assertThat(committed.mustLook()).isFalse();
    }

    @Test
    void aStreamThatIsNotKnownIsLookedUp() {
        committed.offer(row("another", 1));
        assertThat(sequences()).isEmpty();
        assertThat(committed.mustLook()).isTrue();
    }

    @Test
    void aStreamWhoseRowDidNotSetOutIsLookedUp() {
        committed.failed(row(STREAM, 5));
        committed.offer(row(STREAM, 6));
        assertThat(sequences()).isEmpty();
        assertThat(committed.mustLook()).isTrue();
    }

    @Test
    void whatThereIsNoRoomForIsLookedUp() {
        for (long sequence = 5; sequence < 5 + 1_001; sequence++) {
            committed.offer(row(STREAM, sequence));
        }
        assertThat(sequences()).hasSize(1_000);
        assertThat(committed.mustLook()).isTrue();
    }

    @Test
    void aReplicaThatDoesNotRelayKeepsNothing() {
        committed.end();
        assertThat(committed.offer(row(STREAM, 5))).isFalse();
        assertThat(committed.look()).isFalse();
        assertThat(sequences()).isEmpty();
    }

    private List<Long> sequences() {
        return committed.next().stream().map(OutboxRows.Row::sequence).toList();
    }

    private static OutboxRows.Row row(String stream, long sequence) {
        return new OutboxRows.Row(sequence, stream, sequence, "test", "{}", null);
    }
}
