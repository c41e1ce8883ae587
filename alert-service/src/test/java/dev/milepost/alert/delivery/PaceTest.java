package dev.milepost.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(500);

    @Test
    void takes_twice_as_many_as_long_as_all_go_out_in_time() {
        pace.delivered(10, System.nanoTime());
        pace.delivered(20, System.nanoTime());

        assertThat(pace.limit()).isEqualTo(40);
    }

    @Test
    void takes_no_more_than_it_may() {
        for (int i = 0; i < 20; i++) {
            pace.delivered(pace.limit(), System.nanoTime());
        }

        assertThat(pace.limit()).isEqualTo(500);
    }

    @Test
    void little_that_is_due_says_nothing_of_the_pace() {
        pace.delivered(10, System.nanoTime());
        pace.delivered(1, System.nanoTime());

        assertThat(pace.limit()).isEqualTo(20);
    }

    @Test
    void a_slow_receiver_is_given_as_many_as_it_takes_while_the_reading_is_fresh() {
        for (int i = 0; i < 20; i++) {
            pace.delivered(pace.limit(), System.nanoTime());
        }

        pace.delivered(70, aWhileAgo());
        assertThat(pace.limit()).isEqualTo(70);
        pace.delivered(1, aWhileAgo());
        assertThat(pace.limit()).as("but a few").isEqualTo(10);
    }

    @Test
    void a_batch_of_one_stays_one() {
        var one = new Pace(1);
        one.delivered(1, System.nanoTime());
        one.delivered(1, aWhileAgo());

        assertThat(one.limit()).isEqualTo(1);
    }

    private static long aWhileAgo() {
        return System.nanoTime() - Pace.FRESH.plusMillis(1).toNanos();
    }
}
