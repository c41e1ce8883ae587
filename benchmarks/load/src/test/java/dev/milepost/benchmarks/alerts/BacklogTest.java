package dev.milepost.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.benchmarks.load.BenchException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    @Test
    void waitsAsLongAsMoreIsDone() {
        var done = new AtomicLong();

        // A hundred looks are longer than its patience.
        assertThat(Backlog.await("folded", done::incrementAndGet, 100, PATIENCE))
                .isGreaterThan(PATIENCE);
    }

    @Test
    void givesUpWhenNothingMoves() {
        assertThatThrownBy(() -> Backlog.await("events folded", () -> 7, 1_000, PATIENCE))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("7 of 1,000 events folded");
    }
}
