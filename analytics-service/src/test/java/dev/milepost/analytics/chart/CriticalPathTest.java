package dev.milepost.analytics.chart;

import static dev.milepost.analytics.chart.Samples.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What holds up the end of a contract. */
@NullUnmarked // what is missing fails the test
class CriticalPathTest {
    @Test
    void whatIsCriticalHasNoRoom() {
        var path = new CriticalPath(schedule("A"));
        assertThat(IntStream.rangeClosed(1, 8).filter(id -> path.isCritical(new UUID(0, id))))
                .containsExactly(3, 5, 7); // the shell, the roof 35 days before the handover
        assertThat(path.dependencies()).hasSize(7);
        assertThat(path.dependencies().stream()
                        .filter(path::isCritical)
                        .map(one -> one.predecessorId().getLeastSignificantBits()))
                .containsExactly(3L, 5L);
    }
}
