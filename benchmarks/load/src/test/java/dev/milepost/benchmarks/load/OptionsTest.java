package dev.milepost.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void measuresAHundredThousandMilestonesUnlessToldOtherwise() {
        assertThat(Options.parse(List.of()).milestones()).isEqualTo(100_000);
    }

    @Test
    void takesEachOption() {
        var options = Options.parse(List.of(
                "--milestones",
                "1000000",
                "--rounds",
                "9",
                "--seconds",
                "3",
                "--warm-up",
                "4",
                "--connections",
                "8",
                "--bare",
                "same-extensions",
                "--request",
                "page"));

        assertThat(options)
                .isEqualTo(new Options(
                        1_000_000,
                        9,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        8,
                        Set.of("page"),
                        BareApplication.Kind.SAME_EXTENSIONS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--milestones",
                "--milestones 0",
                "--rounds many",
                "--round 5",
                "--milestones 100001",
                "--bare none"
            })
    void refusesWhatItDoesNotKnow(String arguments) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments.split(" ")))).isInstanceOf(BenchException.class);
    }

    @Test
    void needsAContractForEachConnection() {
        assertThatThrownBy(() -> Options.parse(List.of("--milestones", "1500", "--connections", "16")))
                .hasMessageContaining("--connections");
    }
}
