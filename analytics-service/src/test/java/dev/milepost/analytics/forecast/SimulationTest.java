package dev.milepost.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.analytics.forecast.Simulation.Link;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Spread UP_TO_NINE = evenly(10);
    private static final Spread NONE = evenly(1);

    private static Spread evenly(int days) {
        NavigableMap<Integer, Double> weights = new TreeMap<>();
        for (int i = 0; i < days; i++) {
            weights.put(i, 1.0);
        }
        return new Spread(weights);
    }

    private static Simulation simulation(int[] promised, List<Spread> spreads, List<List<Link>> before) {
        int[] earliest = new int[before.size()];
        Arrays.fill(earliest, Simulation.NEVER);
        return new Simulation(promised, spreads, before, earliest);
    }

    /** Both are done by day k with (k + 1)² / 100: 0.49 by 6, 0.64 by 7, 0.81 by 8, 1 by 9. */
    @Test
    void twoThatDependOnNothing() {
        Simulation simulation =
                simulation(new int[] {100, 100}, List.of(UP_TO_NINE, UP_TO_NINE), List.of(List.of(), List.of()));
        assertThat(simulation.runs()).isEqualTo(10_000);
        assertThat(simulation.end(45)).isEqualTo(106);
        assertThat(simulation.end(60)).isEqualTo(107);
        assertThat(simulation.end(78)).isEqualTo(108);
        assertThat(simulation.end(95)).isEqualTo(109);
        assertThat(simulation.lasts(0) + simulation.lasts(1)).isEqualTo(10_000);
    }

    @Test
    void whatDependsWaits() {
        Simulation chain = simulation(
                new int[] {101, 100, 90},
                List.of(NONE, UP_TO_NINE, NONE),
                List.of(List.of(new Link(1, 5)), List.of(new Link(2, 0)), List.of()));
        assertThat(chain.end(5)).isEqualTo(105);
        assertThat(chain.end(95)).isEqualTo(114);
        assertThat(chain.lasts(0)).isEqualTo(10_000);
    }

    /** The last one waits 5 days for the first, by one without a date that waits 2 of them. */
    @Test
    void aWaitGoesThroughWhatHasNoDate() {
        Simulation through = simulation(
                new int[] {100, 100},
                List.of(UP_TO_NINE, NONE),
                List.of(List.of(), List.of(new Link(2, 3), new Link(3, -9)), List.of(new Link(0, 2)), List.of()));
        assertThat(through.end(75)).isEqualTo(112);
        assertThat(through.end(80)).isBetween(112, 113);
        assertThat(through.end(5)).isEqualTo(105);
        assertThat(through.end(95)).isEqualTo(114);
        assertThat(through.lasts(1)).isEqualTo(10_000);
        // what waits for it is no date of the contract
        Simulation after = simulation(new int[] {100}, List.of(NONE), List.of(List.of(), List.of(new Link(0, 50))));
        assertThat(after.end(95)).isEqualTo(100);
    }

    /** What is done lets one come 3 days after its date, and by one without a date another 9. */
    @Test
    void whatIsDoneIsWaitedForAsWell() {
        Simulation waiting = new Simulation(
                new int[] {100, 100},
                List.of(NONE, NONE),
                List.of(List.of(), List.of(new Link(2, 4)), List.of()),
                new int[] {103, Simulation.NEVER, 105});
        assertThat(waiting.end(5)).isEqualTo(109);
        assertThat(waiting.end(95)).isEqualTo(109);
        assertThat(waiting.lasts(1)).isEqualTo(10_000);
    }

    @Test
    void theSameFactsGiveTheSameDays() {
        for (int percent = 1; percent <= 100; percent++) {
            Simulation one = simulation(new int[] {7}, List.of(UP_TO_NINE), List.of(List.of()));
            Simulation other = simulation(new int[] {7}, List.of(UP_TO_NINE), List.of(List.of()));
            assertThat(one.end(percent)).isEqualTo(other.end(percent));
        }
    }

    /** Those without a date are walked in each course as well. */
    @Test
    void manyMilestonesHaveFewerCourses() {
        List<List<Link>> chain = IntStream.range(0, 10_000)
                .mapToObj(i -> i == 0 ? List.<Link>of() : List.of(new Link(i - 1, 0)))
                .toList();
        assertThat(simulation(new int[] {7}, List.of(NONE), chain).runs()).isEqualTo(1_000);
    }

    @Test
    void aCircleIsNoSchedule() {
        assertThatThrownBy(() -> simulation(
                        new int[] {1, 2},
                        List.of(NONE, NONE),
                        List.of(List.of(new Link(1, 0)), List.of(new Link(0, 0)))))
                .isInstanceOf(IllegalStateException.class);
    }
}
