package dev.milepost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpOptionsTest {
    @Test
    void without_options_data_and_time_stay() {
        assertThat(UpOptions.parse(List.of())).isEqualTo(new UpOptions(false, null, false));
    }

    @Test
    void all_options_are_read() {
        assertThat(UpOptions.parse(List.of("--fresh", "--now", "2027-03-01T08:00Z", "--parts-only")))
                .isEqualTo(new UpOptions(true, Instant.parse("2027-03-01T08:00:00Z"), true));
    }

    @Test
    void a_wrong_instant_is_named() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--now", "tomorrow"))).hasMessageContaining("\"tomorrow\"");
        assertThatThrownBy(() -> UpOptions.parse(List.of("--now"))).hasMessageContaining("--now needs an instant");
    }

    @Test
    void an_unknown_option_is_named() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--frsh"))).hasMessageContaining("\"--frsh\"");
    }
}
