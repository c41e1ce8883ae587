package dev.milepost.alert.webhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Rests rests = new Rests(nanos::get);
    private final UUID webhook = UUID.randomUUID();

    @Test
    void a_rest_is_many_times_as_long_as_the_look_that_found_nothing() {
        rests.begin(webhook, Duration.ofMillis(10).toNanos());

        pass(Duration.ofMillis(499));
        assertThat(rests.isResting(lane(true))).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(rests.isResting(lane(true))).isFalse();
    }

    @Test
    void it_is_shorter_where_something_is_put_in_line_however_often() {
        rests.begin(webhook, Duration.ofMillis(10).toNanos());

        rests.shorten(List.of(webhook, UUID.randomUUID()));
        rests.shorten(List.of(webhook));
        pass(Duration.ofMillis(99));
        assertThat(rests.isResting(lane(true))).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(rests.isResting(lane(true))).isFalse();
    }

    @Test
    void it_is_over_after_five_seconds_whatever_the_look_took() {
        rests.begin(webhook, Duration.ofMinutes(1).toNanos());

        pass(Duration.ofSeconds(5));
        assertThat(rests.isResting(lane(true))).isFalse();
    }

    @Test
    void one_that_is_not_ordered_any_more_does_not_rest() {
        rests.begin(webhook, Duration.ofMinutes(1).toNanos());

        assertThat(rests.isResting(lane(false))).isFalse();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private WebhookClaims.Lane lane(boolean ordered) {
        return new WebhookClaims.Lane("t", webhook, false, ordered, true);
    }
}
