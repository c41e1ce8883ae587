package dev.milepost.alert.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.kit.time.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {
    private static final UUID REMINDER = UUID.fromString("0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61");
    private final Settable clock = new Settable();
    private final LinkTokens tokens = new LinkTokens(clock, new Config("0123456789abcdef0123456789abcdef"));

    @Test
    void says_what_it_was_written_for() {
        String token = tokens.write(LinkTokens.Purpose.UNSUBSCRIBE, "aurora", REMINDER);

        assertThat(tokens.read(token)).hasValueSatisfying(claim -> {
            assertThat(claim.purpose()).isEqualTo(LinkTokens.Purpose.UNSUBSCRIBE);
            assertThat(claim.tenant()).isEqualTo("aurora");
            assertThat(claim.reminder()).isEqualTo(REMINDER);
        });
        assertThat(token).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void no_bit_of_it_can_be_changed() {
        String token = tokens.write(LinkTokens.Purpose.ACKNOWLEDGE, "aurora", REMINDER);
        for (int i = 0; i < token.length() - 1; i++) { // the last character may have bits that stand for nothing
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @Test
    void another_key_does_not_open_it() {
        String token = tokens.write(LinkTokens.Purpose.ACKNOWLEDGE, "aurora", REMINDER);

        assertThat(new LinkTokens(clock, new Config("another")).read(token)).isEmpty();
    }

    @Test
    void its_time_is_over_some_day() {
        String token = tokens.write(LinkTokens.Purpose.ACKNOWLEDGE, "aurora", REMINDER);

        clock.now = clock.now.plus(Duration.ofDays(30));
        assertThat(tokens.read(token)).isPresent();
        clock.now = clock.now.plusSeconds(1);
        assertThat(tokens.read(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "????", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void rubbish_is_none_of_ours(String token) {
        assertThat(tokens.read(token)).isEmpty();
        assertThat(tokens.read(token.repeat(300))).isEmpty();
    }

    private record Config(String key) implements LinkConfig {
        @Override
        public Duration validFor() {
            return Duration.ofDays(30);
        }
    }

    private static final class Settable extends RealTime {
        private Instant now = Instant.parse("2027-03-24T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }
}
