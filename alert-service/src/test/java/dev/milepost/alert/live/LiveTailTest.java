package dev.milepost.alert.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.Topics;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Without a Kafka: whoever asks it for anything fails. */
class LiveTailTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.MILESTONES, 0);

    private final LiveTail tail = new LiveTail(Map.of());

    @Test
    void asksNothingWhenNothingWasMissed() throws Exception {
        assertThat(tail.between(at(7), at(7), message -> true, () -> true)).isTrue();
    }

    @Test
    void fewReadWhatTheyMissedAtOnce() throws Exception {
        tail.replays.drainPermits();
        assertThat(tail.between(at(5), at(7), message -> true, () -> true)).isFalse();
    }

    private static Positions at(long offset) {
        return Positions.of(Map.of(PARTITION, offset));
    }
}
