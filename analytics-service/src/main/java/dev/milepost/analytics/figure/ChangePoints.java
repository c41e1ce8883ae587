package dev.milepost.analytics.figure;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a series changed its level: the split whose means differ most, weighed by how much stands on both sides, and
 * the share of shuffled orders that show as much. The seed is fixed: the same figures give the same answer.
 */
final class ChangePoints {
    /** Fewer points say nothing. */
    static final int FEWEST = 8;

    private static final int SHUFFLES = 9_999;
    private static final int SIDE = 2;
    private static final long SEED = 20_270_301;

    private ChangePoints() {}

    /**
     * A change.
     *
     * @param at index of the first value after it
     */
    record Found(int at, double before, double after, double probability) {}

    static @Nullable Found in(double[] values) {
        if (values.length < FEWEST) {
            return null;
        }
        int at = split(values);
        double strength = strength(values, at);
        if (strength <= 1e-12) {
            return null; // all alike
        }
        Random random = new Random(SEED);
        double[] shuffled = values.clone();
        int asStrong = 1;
        for (int i = 0; i < SHUFFLES; i++) {
            shuffle(shuffled, random);
            if (strength(shuffled, split(shuffled)) >= strength - 1e-12) {
                asStrong++;
            }
        }
        return new Found(at, mean(values, 0, at), mean(values, at, values.length), asStrong / (double) (SHUFFLES + 1));
    }

    private static int split(double[] values) {
        int best = SIDE;
        double most = -1;
        double total = sum(values, 0, values.length);
        double before = sum(values, 0, SIDE);
        for (int at = SIDE; at <= values.length - SIDE; at++) {
            double strength = strength(before, total, at, values.length);
            if (strength > most + 1e-12) {
                most = strength;
                best = at;
            }
            before += values[at];
        }
        return best;
    }

    private static double strength(double[] values, int at) {
        return strength(sum(values, 0, at), sum(values, 0, values.length), at, values.length);
    }

    private static double strength(double before, double total, int at, int n) {
        double distance = before / at - (total - before) / (n - at);
        return distance * distance * at * (n - at) / n;
    }

    private static double mean(double[] values, int from, int to) {
        return sum(values, from, to) / (to - from);
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static void shuffle(double[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
