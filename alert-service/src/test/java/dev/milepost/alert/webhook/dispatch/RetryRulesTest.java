package dev.milepost.alert.webhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRulesTest {
    private static final List<Duration> PAUSES = Stream.of(
                    "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
            .map(Duration::parse)
            .toList();
    private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");

    @Test
    void ten_attempts_over_three_days() {
        Duration all = IntStream.rangeClosed(1, 9)
                .mapToObj(tries -> RetryRules.pause(tries, PAUSES, Optional.empty(), () -> 0.5)
                        .orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isEqualTo(Duration.parse("PT75H35M5S"));
        assertThat(RetryRules.pause(10, PAUSES, Optional.empty(), () -> 0.5)).isEmpty();
    }

    @Test
    void spread_by_a_fifth_both_ways() {
        assertThat(RetryRules.pause(2, PAUSES, Optional.empty(), () -> 0)).contains(Duration.ofMinutes(4));
        assertThat(RetryRules.pause(2, PAUSES, Optional.empty(), () -> 1)).contains(Duration.ofMinutes(6));
    }

    @Test
    void never_sooner_than_the_receiver_asks() {
        assertThat(RetryRules.pause(1, PAUSES, Optional.of(Duration.ofHours(1)), () -> 0.5))
                .contains(Duration.ofHours(1));
        assertThat(RetryRules.pause(4, PAUSES, Optional.of(Duration.ofHours(1)), () -> 0.5))
                .contains(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "' 7 ', PT7S",
        "999999999999999999999, PT24H",
        "90000, PT24H",
        "'Mon, 1 Mar 2027 08:10:00 GMT', PT10M",
        "'Tue, 1 Mar 2033 08:10:00 GMT', PT24H"
    })
    void reads_retry_after(String header, Duration asked) {
        assertThat(RetryAfter.parse(header, NOW)).contains(asked);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-5", "soon", "Mon, 1 Mar 2027 07:59:59 GMT", "1.5"})
    void leaves_out_what_makes_no_sense(@org.jspecify.annotations.Nullable String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
