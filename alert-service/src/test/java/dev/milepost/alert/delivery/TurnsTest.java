package dev.milepost.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tenants have something delivered one after the other, however long that takes. */
class TurnsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final SortedSet<String> due = new TreeSet<>();
    private Duration aRead = Duration.ZERO;
    private boolean isAway;
    private int reads;
    private long nanos = Long.MAX_VALUE - 5; // it may pass zero

    private final Turns turns = new Turns(this::read, 1, () -> nanos);

    private Turns.Waiting read(Instant now, String after, int most) throws SQLException {
        reads++;
        pass(aRead);
        if (isAway) {
            throw new SQLException("away");
        }
        List<String> part = due.tailSet(after + "\0").stream().limit(most).toList();
        return new Turns.Waiting(Set.copyOf(part), part.size() < most ? "" : part.getLast());
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** Whose turns so many are of which each takes so long; who is not due has an empty one. */
    private Map<String, Long> turns(int count, Duration each) {
        List<String> had = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            @Nullable String tenant = turns.next();
            int taken = tenant == null || due.contains(tenant) ? 1 : 0;
            turns.took(tenant, taken, 1, NOW);
            pass(each);
            if (tenant != null && taken == 1) {
                had.add(tenant);
            }
        }
        return had.stream().collect(Collectors.groupingBy(it -> it, LinkedHashMap::new, Collectors.counting()));
    }

    @Test
    void each_has_its_turn_where_a_delivery_takes_longer_than_what_was_read_is_fresh() {
        due.addAll(List.of("a", "b", "c"));

        assertThat(turns(31, Duration.ofMillis(1_100))).isEqualTo(Map.of("a", 10L, "b", 10L, "c", 10L));
    }

    @Test
    void many_have_their_turns_in_several_seconds() {
        for (int i = 0; i < 40; i++) {
            due.add("tenant " + i);
        }

        assertThat(turns(81, Duration.ofMillis(250)).values()).hasSize(40).containsOnly(2L);
    }

    @Test
    void more_than_are_read_at_once_come_in_part_by_part_and_stay() {
        for (int i = 0; i < 1_200; i++) {
            due.add("tenant " + i);
        }

        Map<String, Long> had = turns(6_000, Duration.ofMillis(100));

        assertThat(had).hasSize(1_200);
        assertThat(had.values()).allMatch(times -> times >= 3);
    }

    @Test
    void who_comes_later_comes_in_and_who_has_nothing_left_goes() {
        due.addAll(List.of("b", "c"));
        turns(10, Duration.ofMillis(300));
        due.add("a");
        due.remove("b");
        turns(10, Duration.ofMillis(300));

        assertThat(turns(10, Duration.ofMillis(300))).isEqualTo(Map.of("a", 5L, "c", 5L));
    }

    @Test
    void a_long_read_takes_a_small_part_of_the_time() {
        due.addAll(List.of("a", "b", "c"));
        aRead = Duration.ofSeconds(2);

        turns(1_000, Duration.ofMillis(100));

        assertThat(reads).isBetween(2, 6);
    }

    @Test
    void what_was_taken_is_delivered_where_who_waits_cannot_be_read() {
        due.addAll(List.of("a", "b"));
        isAway = true;
        assertThat(turns(20, Duration.ofMillis(100))).isEmpty();
        assertThat(reads).isEqualTo(2);

        isAway = false;
        assertThat(turns(20, Duration.ofMillis(100))).containsOnlyKeys("a", "b");
    }

    @Test
    void nothing_is_read_before_there_is_a_backlog() {
        due.addAll(List.of("a", "b"));
        var ofRows = new Turns(this::read, 10, () -> nanos);
        for (int i = 0; i < 9; i++) {
            ofRows.took(null, 1, 1, NOW);
        }
        ofRows.took(null, 0, 1, NOW);
        for (int i = 0; i < 9; i++) {
            ofRows.took(null, 1, 1, NOW);
        }
        assertThat(reads).isZero();

        ofRows.took(null, 1, 1, NOW);

        assertThat(reads).isOne();
        assertThat(ofRows.next()).isNotNull();
    }
}
