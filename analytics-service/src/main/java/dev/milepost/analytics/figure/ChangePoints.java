package dev.milepost.analytics.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
    /** What is closer than this is computed again as the series itself was, so that what is alike counts as alike. */
    private static final double CLOSE = 1e-6;

    private static final Orders ORDERS = new Orders();

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
        int[] asStrong = {1};
        double[] shuffled = new double[values.length];
        Splits splits = new Splits(values.length, sum(values, 0, values.length));
        ORDERS.forEach(values.length, order -> {
            for (int i = 0; i < order.length; i++) {
                shuffled[i] = values[order[i]];
            }
            double most = splits.most(shuffled);
            boolean clear = Math.abs(most - strength) > CLOSE * strength;
            if (clear ? most > strength : strength(shuffled, split(shuffled)) >= strength - 1e-12) {
                asStrong[0]++;
            }
        });
        return new Found(
                at, mean(values, 0, at), mean(values, at, values.length), asStrong[0] / (double) (SHUFFLES + 1));
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

    /** The strengths of all splits, without a division: it is asked for ten thousand orders. */
    private static final class Splits {
        private final int n;
        private final double[] weights;
        private final double[] expected;

        Splits(int n, double total) {
            this.n = n;
            this.weights = new double[n];
            this.expected = new double[n];
            for (int at = SIDE; at <= n - SIDE; at++) {
                weights[at] = 1.0 / ((double) at * (n - at) * n);
                expected[at] = total * at;
            }
        }

        double most(double[] values) {
            double most = 0;
            double before = sum(values, 0, SIDE);
            for (int at = SIDE; at <= n - SIDE; at++) {
                double distance = before * n - expected[at];
                most = Math.max(most, distance * distance * weights[at]);
                before += values[at];
            }
            return most;
        }
    }

    /** The shuffled orders of so many values. They are the same each time; those of short series are kept. */
    private static final class Orders {
        private static final int LONGEST_KEPT = 60;

        private final Map<Integer, short[][]> kept = new ConcurrentHashMap<>();

        void forEach(int n, Consumer<short[]> reader) {
            if (n > LONGEST_KEPT) {
                shuffle(n, reader);
                return;
            }
            for (short[] order : kept.computeIfAbsent(n, Orders::made)) {
                reader.accept(order);
            }
        }

        private static short[][] made(int n) {
            List<short[]> orders = new ArrayList<>(SHUFFLES);
            shuffle(n, order -> orders.add(order.clone()));
            return orders.toArray(short[][]::new);
        }

        private static void shuffle(int n, Consumer<short[]> reader) {
            Random random = new Random(SEED);
            short[] order = new short[n];
            for (int i = 0; i < n; i++) {
                order[i] = (short) i;
            }
            for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
                for (int i = n - 1; i > 0; i--) {
                    int j = random.nextInt(i + 1);
                    short swap = order[i];
                    order[i] = order[j];
                    order[j] = swap;
                }
                reader.accept(order);
            }
        }
    }
}
