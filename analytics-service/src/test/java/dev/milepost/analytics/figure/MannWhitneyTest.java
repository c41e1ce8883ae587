package dev.milepost.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.analytics.rollup.DayHistogram;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MannWhitneyTest {
    private static DayHistogram days(int... days) {
        DayHistogram histogram = new DayHistogram();
        for (int day : days) {
            histogram.add(day, 1);
        }
        return histogram;
    }

    @Test
    void oneLateMilestoneDoesNotCondemnASupplier() {
        DayHistogram rest = days(0, 0, 1, 0, 2, 0, 0, 3, 0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 0, 4);
        assertThat(MannWhitney.probability(days(400), rest)).isGreaterThan(0.05);
        assertThat(MannWhitney.probability(days(9, 14, 30, 7, 12, 21), rest)).isLessThan(0.001);
    }

    @Test
    void whatIsAlikeOrNothingIsNoDifference() {
        assertThat(MannWhitney.probability(days(3, 3, 3), days(3, 3))).isEqualTo(1);
        assertThat(MannWhitney.probability(days(), days(1))).isEqualTo(1);
        assertThat(MannWhitney.probability(days(1, 2, 3), days(1, 2, 3))).isCloseTo(1, within(1e-6));
    }

    /** Shuffling the labels gives the probability without any approximation. */
    @Test
    void isWhatShufflingTheLabelsGives() {
        Random random = new Random(3);
        int[] all = new int[60];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.nextInt(12) + (i < 20 ? 2 : 0);
        }
        double found = MannWhitney.probability(slice(all, 0, 20), slice(all, 20, 60));
        double observed = Math.abs(u(all) - 400);
        int as = 0;
        int runs = 20_000;
        for (int run = 0; run < runs; run++) {
            for (int i = all.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = all[i];
                all[i] = all[j];
                all[j] = swap;
            }
            as += Math.abs(u(all) - 400) >= observed ? 1 : 0;
        }
        assertThat(found).isCloseTo(as / (double) runs, within(0.01));
    }

    private static double u(int[] all) {
        double u = 0;
        for (int i = 0; i < 20; i++) {
            for (int j = 20; j < 60; j++) {
                u += all[i] > all[j] ? 1 : all[i] == all[j] ? 0.5 : 0;
            }
        }
        return u;
    }

    private static DayHistogram slice(int[] all, int from, int to) {
        return days(java.util.Arrays.copyOfRange(all, from, to));
    }
}
