package dev.milepost.milestone.schedule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScheduleGraphTest {
    @Test
    void namesTheCircleInItsOrder() {
        ScheduleGraph graph = new ScheduleGraph.Edges(5)
                .add(0, 1, 0, 0, false)
                .add(1, 2, 0, 0, false)
                .add(2, 3, 0, 0, false)
                .add(3, 1, 0, 0, false)
                .add(3, 4, 0, 0, false) // behind the circle, not on it
                .graph(5);
        assertThat(graph.hasCircle()).isTrue();
        int[] circle = requireNonNull(graph.circle());
        assertThat(circle).hasSize(3).containsExactlyInAnyOrder(1, 2, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(circle[(i + 1) % 3]).isEqualTo(circle[i] % 3 + 1);
        }
    }

    @Test
    void noPassRunsOverACircle() {
        ScheduleGraph graph = new ScheduleGraph.Edges(1)
                .add(0, 1, 0, 0, false)
                .add(1, 0, 0, 0, false)
                .graph(2);
        Days days = Days.asTheyAre(new int[2], new int[2], new byte[2]);
        assertThatThrownBy(() -> Cascade.of(graph, days, WorkingDays.MONDAY_TO_FRIDAY, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoCircleWithoutDependencies() {
        ScheduleGraph graph = new ScheduleGraph.Edges(0).graph(3);
        assertThat(graph.hasCircle()).isFalse();
        assertThat(graph.circle()).isNull();
    }

    /** A graph that is closed by one dependency has a circle, and what is named is one. */
    @Property(tries = 300)
    void whatIsNamedIsACircle(@ForAll long seed) {
        Random random = new Random(seed);
        int size = 2 + random.nextInt(20);
        var edges = new ScheduleGraph.Edges(4);
        Set<Long> ties = new HashSet<>();
        for (int i = 0; i < 2 * size; i++) {
            int from = random.nextInt(size);
            int to = random.nextInt(size);
            if (from != to) {
                edges.add(from, to, 0, 0, false);
                ties.add((long) from * size + to);
            }
        }
        ScheduleGraph graph = edges.graph(size);
        int[] circle = graph.circle();
        if (circle == null) {
            return;
        }
        assertThat(circle).doesNotHaveDuplicates();
        for (int i = 0; i < circle.length; i++) {
            assertThat(ties).contains((long) circle[i] * size + circle[(i + 1) % circle.length]);
        }
    }
}
