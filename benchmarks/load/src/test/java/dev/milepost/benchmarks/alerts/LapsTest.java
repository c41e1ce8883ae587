package dev.milepost.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LapsTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @Test
    void percentilesAreThoseOfTheSortedValues() {
        long[] micros = LongStream.rangeClosed(1, 1_000).map(i -> 1_001 - i).toArray();
        var none = new ProcessorTime();

        Lap lap = Lap.of(micros, Duration.ofMillis(500), none, none);

        assertThat(lap.rate()).isEqualTo(2_000);
        assertThat(lap.p50()).isEqualTo(0.501);
        assertThat(lap.p99()).isEqualTo(0.991);
        assertThat(lap.most()).isEqualTo(1.0);
        assertThat(lap.processor()).isZero();
    }

    @Test
    void sidesTakeTurnsAndTheWarmUpDoesNotCount() {
        List<String> order = new ArrayList<>();

        Laps laps = Laps.run("test", List.of(side("a", order, 9, 2, 3), side("b", order, 9, 4, 4)), 1, 2, NOWHERE);

        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(laps.figures("what")).contains("| a | 3 (2–3)").contains("| b | 4 (4–4)");
    }

    @Test
    void aGoalIsMetByTheMedianOfTheRatiosOfNeighbours() {
        Laps laps = Laps.run(
                "test",
                List.of(side("a", new ArrayList<>(), 10, 20, 30), side("b", new ArrayList<>(), 20, 20, 20)),
                0,
                3,
                NOWHERE);

        assertThat(laps.goals(List.of(new Laps.Goal("rate", Lap::rate, "b", true, 1.0))))
                .contains("1.00 (0.50–1.50) | at least 1.0 | yes");
        assertThat(laps.goals(List.of(new Laps.Goal("rate", Lap::rate, "b", false, 0.9))))
                .contains("at most 0.9 | **no**");
    }

    @Test
    void aRatioWithoutAGoalIsNeitherMetNorMissed() {
        Laps laps = Laps.run(
                "test", List.of(side("a", new ArrayList<>(), 30), side("b", new ArrayList<>(), 20)), 0, 1, NOWHERE);

        assertThat(laps.ratio("rate", Lap::rate, "b"))
                .isEqualToIgnoringNewLines("| rate | b | 1.50 (1.50–1.50) | none | |");
    }

    private static Laps.Side side(String name, List<String> order, double... rates) {
        return new Laps.Side() {
            private int next;

            @Override
            public String name() {
                return name;
            }

            @Override
            public Lap lap() {
                order.add(name);
                return new Lap(rates[next++], 1, 1, 1, 1, 1);
            }
        };
    }
}
