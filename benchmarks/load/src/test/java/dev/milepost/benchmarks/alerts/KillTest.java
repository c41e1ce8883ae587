package dev.milepost.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KillTest {
    private static final long[] LATENESS = {100_000, 200_000, 300_000, 400_000, 9_000_000};

    @Test
    void whatWasClaimedByTheDeadIsWhatWasSentAfterItsLease() {
        Map<String, Long> claimed = Map.of("of-the-dead", 10_000L, "of-the-living", 10_000L);
        Map<String, Long> sent = Map.of("of-the-dead", 10_000L, "of-the-living", 9_999L, "later", 20_000L);

        Kill kill = Kill.of(LATENESS, Duration.ofSeconds(10), Duration.ofMillis(250), claimed, sent, 3);

        assertThat(kill.cameBack()).isEqualTo(1);
        assertThat(kill.repeated()).isEqualTo(3);
    }

    @Test
    void countsWhatWasDeliveredBeforeAndHowFastTheOthersWere() {
        Kill kill =
                Kill.of(LATENESS, Duration.ofSeconds(10), Duration.ofMillis(250), Map.of("a", 5L), Map.of("a", 6L), 0);

        assertThat(kill.before()).isEqualTo(2);
        assertThat(kill.rateOfOthers()).isEqualTo(10);
        assertThat(kill.lap().rate()).isEqualTo(0.5);
        assertThat(kill.lap().most()).isEqualTo(9_000);
    }

    @Test
    void theTableHoldsTheLatenessOfAllRounds() {
        Kill one = Kill.of(LATENESS, Duration.ofSeconds(5), Duration.ofMillis(250), Map.of(), Map.of(), 0);
        Kill two = Kill.of(LATENESS, Duration.ofSeconds(1), Duration.ofMillis(450), Map.of(), Map.of(), 2);

        assertThat(Kill.table(List.of(one, two)).lines().toList().getLast())
                .isEqualTo("| 3 (1–5) | 1 (1–1) | 300.00 (300.00–300.00) | 9000.00 (9000.00–9000.00) |"
                        + " 9000.00 (9000.00–9000.00) | 3 (2–4) | 0 (0–0) | 1 (0–2) |");
    }
}
