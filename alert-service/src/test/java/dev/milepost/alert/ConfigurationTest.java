package dev.milepost.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.ladder.LadderConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void the_usual_ladder() {
        var ladder = read(LadderConfig.class, Map.of());

        assertThat(ladder.rungs())
                .containsExactly(
                        Period.ofDays(-30),
                        Period.ofDays(-14),
                        Period.ofDays(-7),
                        Period.ofDays(-1),
                        Period.ZERO,
                        Period.ofDays(1),
                        Period.ofDays(7));
        assertThat(ladder.at()).isEqualTo(LocalTime.of(9, 0));
    }

    @Test
    void a_ladder_of_ones_own() {
        var ladder =
                read(LadderConfig.class, Map.of("milepost.ladder.rungs", "P-1M,P0D", "milepost.ladder.at", "07:30"));

        assertThat(ladder.rungs()).containsExactly(Period.ofMonths(-1), Period.ZERO);
        assertThat(ladder.at()).isEqualTo(LocalTime.of(7, 30));
    }

    @Test
    void the_usual_dispatch() {
        var dispatch = read(DispatchConfig.class, Map.of());

        assertThat(dispatch.enabled()).isTrue();
        assertThat(dispatch.lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(dispatch.firstPause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(dispatch.longestPause()).isEqualTo(Duration.ofHours(1));
        assertThat(dispatch.usefulFor()).isEqualTo(Duration.ofDays(31));
    }

    private static <T> T read(Class<T> type, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(type)
                .withDefaultValues(values)
                .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(type);
    }
}
