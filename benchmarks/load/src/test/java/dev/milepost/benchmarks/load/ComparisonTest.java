package dev.milepost.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void comparesEachRoundWithTheOneBesideIt() {
        // The machine was twice as fast in the second round: for both, so it does not show.
        var comparison = new Comparison("page", 0.5, rounds(60, 120, 55), rounds(100, 200, 100));

        assertThat(comparison.ratios().values()).containsExactly(0.6, 0.6, 0.55);
        assertThat(comparison.ratios().show("%.2f")).isEqualTo("0.60 (0.55–0.60)");
        assertThat(comparison.isMet()).isTrue();
    }

    @Test
    void aGoalIsMissedWhenTheMedianIsBelowIt() {
        var comparison = new Comparison("page", 0.5, rounds(49, 49, 90), rounds(100, 100, 100));

        assertThat(comparison.isMet()).isFalse();
    }

    @Test
    void theMedianOfAnEvenNumberLiesInTheMiddle() {
        assertThat(new Series(4, 1, 3, 2).median()).isEqualTo(2.5);
    }

    private static List<Round> rounds(double... rates) {
        return Arrays.stream(rates)
                .mapToObj(rate -> new Round(rate, Duration.ofMillis(1), Duration.ofMillis(2), 3))
                .toList();
    }
}
