package dev.milepost.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void saysThatWebhooksKeptPaceAndWhatWasUnderWayInTheWorstRound() {
        var rounds = List.of(round(5_000, 10_000, 12, 40), round(5_000, 10_000, 31, 90));

        assertThat(Pace.sentence(rounds, 500))
                .isEqualTo(
                        "Webhooks kept pace with 500 writes a second: in the slowest round 496 webhooks a second were"
                                + " received; when the writing ended, 31 were outstanding at most, and the last of them came 0.09 s"
                                + " later.");
    }

    @Test
    void saysPlainlyAtWhichRateTheyDidNot() {
        var rounds = List.of(round(5_000, 10_000, 12, 40), round(5_000, 10_000, 1_500, 6_000));

        assertThat(Pace.sentence(rounds, 500))
                .startsWith(
                        "**Webhooks did not keep pace** with 500 writes a second: in the slowest round 313 webhooks")
                .contains("1,500 were outstanding", "6.00 s later", "--rate");
    }

    @Test
    void oneBadRoundIsEnough() {
        var rounds = List.of(round(5_000, 10_000, 0, 5), round(5_000, 10_000, 120, 260), round(5_000, 10_000, 0, 5));

        assertThat(Pace.sentence(rounds, 500)).startsWith("**Webhooks did not keep pace**");
    }

    @Test
    void aShortRoundIsNotBlamedForWhatIsJustUnderWay() {
        assertThat(Pace.sentence(List.of(round(500, 1_000, 20, 60)), 500)).startsWith("Webhooks kept pace");
    }

    @Test
    void saysWhenTheWriterWasTooSlow() {
        assertThat(Pace.sentence(List.of(round(4_000, 10_000, 0, 20)), 500))
                .startsWith("**milestone-service did not keep pace** with 500 writes a second")
                .contains("it wrote 400 a second", "Webhooks kept pace with 400 writes a second");
    }

    private static Pace round(int written, int writingMillis, int backlog, int lagMillis) {
        return new Pace(written, Duration.ofMillis(writingMillis), backlog, Duration.ofMillis(lagMillis));
    }
}
