package dev.milepost.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookFromTest {
    private static final Instant NOW = Instant.parse("2027-03-24T08:00:00Z");
    private static final LookFrom.Lane ALL = new LookFrom.Lane(1, null);
    private static final LookFrom.Lane ONE = new LookFrom.Lane(1, "aurora");
    private static final LookFrom.Place FIRST = new LookFrom.Place(NOW.minusSeconds(60), UUID.randomUUID());

    private final AtomicLong nanos = new AtomicLong();
    private final LookFrom looks = new LookFrom(nanos::get);

    @Test
    void the_first_look_is_whole() {
        assertThat(looks.place(ALL, NOW)).isEqualTo(LookFrom.Place.BEGINNING);
    }

    @Test
    void in_a_backlog_the_next_look_begins_where_the_last_one_found_its_first() {
        looks.place(ALL, NOW);
        looks.found(ALL, NOW, FIRST, false);

        assertThat(looks.place(ALL, NOW)).isEqualTo(FIRST);
        assertThat(looks.place(ONE, NOW)).as("of another queue").isEqualTo(LookFrom.Place.BEGINNING);
    }

    @Test
    void when_all_was_found_the_next_look_begins_a_little_before_its_moment() {
        looks.place(ALL, NOW);
        looks.found(ALL, NOW, null, true);

        assertThat(looks.place(ALL, NOW).sendAt()).isEqualTo(NOW.minus(LookFrom.MARGIN));
    }

    @Test
    void each_second_a_look_is_whole_however_many_came_between() {
        looks.place(ALL, NOW);
        for (int i = 0; i < 10; i++) {
            looks.found(ALL, NOW, FIRST, false);
            nanos.addAndGet(LookFrom.WHOLE_EACH.dividedBy(10).toNanos());
            assertThat(looks.place(ALL, NOW)).isEqualTo(FIRST);
        }

        nanos.addAndGet(1);
        assertThat(looks.place(ALL, NOW)).isEqualTo(LookFrom.Place.BEGINNING);
    }

    @Test
    void a_clock_that_was_set_back_hides_nothing() {
        looks.place(ALL, NOW);
        looks.found(ALL, NOW, FIRST, false);

        assertThat(looks.place(ALL, NOW.minus(Duration.ofDays(1)))).isEqualTo(LookFrom.Place.BEGINNING);
    }

    @Test
    void a_tenant_without_a_backlog_is_forgotten() {
        looks.place(ONE, NOW);
        looks.found(ONE, NOW, FIRST, true);

        assertThat(looks.place(ONE, NOW)).isEqualTo(LookFrom.Place.BEGINNING);
    }
}
