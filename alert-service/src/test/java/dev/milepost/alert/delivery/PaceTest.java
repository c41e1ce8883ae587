package dev.milepost.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long QUICK = Duration.ofMillis(1).toNanos();
    private static final long SLOW = Pace.FRESH.toNanos();

    private final Pace pace = new Pace(500);

    @Test
    void takes_twice_as_many_as_long_as_all_go_out_in_time() {
        pace.wentOut(12);
        pace.wentOut(24);

        assertThat(pace.limit()).isEqualTo(48);
        assertThat(pace.reading()).as("in parts that stay fresh").isEqualTo(12);
    }

    @Test
    void takes_no_more_than_it_may() {
        speedUp();

        assertThat(pace.limit()).isEqualTo(500);
        assertThat(pace.reading()).isEqualTo(500);
    }

    @Test
    void little_that_is_due_says_nothing_of_the_pace() {
        pace.wentOut(12);
        pace.wentOut(1);

        assertThat(pace.limit()).isEqualTo(24);
    }

    @Test
    void a_slow_receiver_is_given_as_many_as_it_takes_until_they_must_be_recorded() {
        speedUp();

        assertThat(pace.keepsUp(500, QUICK)).isTrue();
        assertThat(pace.limit()).isEqualTo(500);
        assertThat(pace.keepsUp(70, SLOW)).isFalse();
        assertThat(pace.reading()).as("half as many at once at least").isEqualTo(250);
        slowDown(70, SLOW);
        assertThat(pace.reading()).isEqualTo(70);
        assertThat(pace.limit()).isEqualTo(4 * 70);
        slowDown(35, SLOW / 2 + 1);
        assertThat(pace.reading()).as("by what they took").isEqualTo(69);
    }

    @Test
    void a_receiver_that_becomes_very_slow_is_given_a_few_from_the_next_round_on() {
        speedUp();

        for (int sent = 0; sent < 10; sent++) {
            pace.keepsUp(1, 10 * SLOW);
        }

        assertThat(pace.reading()).isEqualTo(3);
        assertThat(pace.limit()).isEqualTo(12);
    }

    @Test
    void a_slow_database_is_asked_for_fewer_at_once_and_no_fewer_are_taken() {
        speedUp();

        pace.read(500, SLOW);
        assertThat(pace.reading()).isEqualTo(250);
        pace.read(250, SLOW);
        assertThat(pace.reading()).isEqualTo(125);
        assertThat(pace.limit()).isEqualTo(500);

        pace.read(20, QUICK);
        assertThat(pace.reading()).as("a small reading says nothing").isEqualTo(125);
        pace.read(125, QUICK);
        assertThat(pace.reading()).isEqualTo(250);
        for (int i = 0; i < 20; i++) {
            pace.read(pace.reading(), SLOW);
        }
        assertThat(pace.reading()).as("but a few").isEqualTo(3);
    }

    @Test
    void a_batch_of_one_stays_one() {
        var one = new Pace(1);
        one.wentOut(1);
        one.read(1, SLOW);
        one.keepsUp(1, SLOW);

        assertThat(one.limit()).isEqualTo(1);
        assertThat(one.reading()).isEqualTo(1);
    }

    private void slowDown(int count, long nanos) {
        for (int i = 0; i < 10; i++) {
            pace.keepsUp(count, nanos);
        }
    }

    private void speedUp() {
        for (int i = 0; i < 20; i++) {
            pace.wentOut(pace.limit());
        }
    }
}
