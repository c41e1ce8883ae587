package dev.milepost.alert.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final TopicPartition FIRST = new TopicPartition("a", 0);
    private static final TopicPartition SECOND = new TopicPartition("a", 1);

    @Test
    void anIdLeadsBackToThePositionsThatItNames() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Map<TopicPartition, Long> next = new HashMap<>();
            for (int partition = 0; partition < 12; partition++) {
                next.put(new TopicPartition("m", partition), random.nextLong(1L << random.nextInt(1, 60)));
                next.put(new TopicPartition("a", partition), random.nextLong(300));
            }
            var positions = Positions.of(next);
            assertThat(Positions.parse(positions.toString(), next))
                    .hasValueSatisfying(read -> assertThat(read.next()).isEqualTo(next));
        }
    }

    @Test
    void whatIsNoIdOfThisStreamIsNone() {
        Map<TopicPartition, Long> ends = Map.of(FIRST, 5L, SECOND, 200L);
        String id = Positions.of(ends).toString();
        assertThat(Positions.parse("", ends)).isEmpty();
        assertThat(Positions.parse("not base64!", ends)).isEmpty();
        assertThat(Positions.parse("_____________________w", ends)).isEmpty();
        assertThat(Positions.parse(id, Map.of(FIRST, 5L)))
                .as("of other partitions")
                .isEmpty();
        assertThat(Positions.parse(id, Map.of(FIRST, 4L, SECOND, 200L)))
                .as("ahead of what this replica has read")
                .isPresent();
        assertThat(Positions.parse(id, Map.of(FIRST, 6L, SECOND, 200L))).isPresent();
    }

    @Test
    void countsWhatLiesBetween() {
        var before = Positions.of(Map.of(FIRST, 5L, SECOND, 200L));
        var after = Positions.of(Map.of(FIRST, 9L, SECOND, 201L));
        assertThat(before.before(after)).isEqualTo(5);
        assertThat(after.before(before)).isZero();
        var elsewhere = Positions.of(Map.of(FIRST, Long.MAX_VALUE, SECOND, Long.MAX_VALUE));
        assertThat(before.before(elsewhere)).isGreaterThan(LiveStream.MOST_MISSED);
    }
}
