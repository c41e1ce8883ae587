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
        Splits splits = new Splits(values);
        ORDERS.forEach(values.length, orders -> {
            double[] most = splits.most(orders);
            for (int order = 0; order < most.length; order++) {
                boolean clear = Math.abs(most[order] - strength) > CLOSE * strength;
                if (!clear) {
                    for (int i = 0; i < shuffled.length; i++) {
                        shuffled[i] = values[orders[i][order]];
                    }
                }
                if (clear ? most[order] > strength : strength(shuffled, split(shuffled)) >= strength - 1e-12) {
                    asStrong[0]++;
                }
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

    /** The strengths of all splits, of many orders beside each other and without a division: there are ten thousand. */
    private static final class Splits {
        private final double[] values;
        private final double[] weights;
        private final double[] expected;

        Splits(double[] values) {
            int n = values.length;
            double total = sum(values, 0, n);
            this.values = values;
            this.weights = new double[n];
            this.expected = new double[n];
            for (int at = SIDE; at <= n - SIDE; at++) {
                weights[at] = 1.0 / ((double) at * (n - at) * n);
                expected[at] = total * at;
            }
        }

        /** The greatest of each order; {@code orders} say which value comes first in each, which second, and so on. */
        double[] most(short[][] orders) {
            double[] most = new double[orders[0].length];
            double[] before = new double[most.length];
            for (int at = 0; at <= values.length - SIDE; at++) {
                if (at >= SIDE) {
                    compare(before, most, at);
                }
                short[] next = orders[at];
                for (int order = 0; order < before.length; order++) {
                    before[order] += values[next[order]];
                }
            }
            return most;
        }

        private void compare(double[] before, double[] most, int at) {
            double n = values.length;
            double weight = weights[at];
            double mean = expected[at];
            for (int order = 0; order < before.length; order++) {
                double distance = before[order] * n - mean;
                most[order] = Math.max(most[order], distance * distance * weight);
            }
        }
    }

    /** The shuffled orders of so many values, by place and order. They are the same each time; those of short series are kept. */
    private static final class Orders {
        private static final int LONGEST_KEPT = 60;
        private static final int AT_ONCE = 1_000; // what is added up of them stays in the processor's cache

        private final Map<Integer, List<short[][]>> kept = new ConcurrentHashMap<>();

        void forEach(int n, Consumer<short[][]> reader) {
            if (n > LONGEST_KEPT) {
                shuffle(n, reader);
            } else {
                kept.computeIfAbsent(n, Orders::made).forEach(reader);
            }
        }

        private static List<short[][]> made(int n) {
            List<short[][]> orders = new ArrayList<>();
            shuffle(n, orders::add);
            return orders;
        }

        private static void shuffle(int n, Consumer<short[][]> reader) {
            Random random = new Random(SEED);
            short[] order = new short[n];
            for (int i = 0; i < n; i++) {
                order[i] = (short) i;
            }
            for (int from = 0; from < SHUFFLES; from += AT_ONCE) {
                short[][] orders = new short[n][Math.min(AT_ONCE, SHUFFLES - from)];
                for (int shuffle = 0; shuffle < orders[0].length; shuffle++) {
                    for (int i = n - 1; i > 0; i--) {
                        int j = random.nextInt(i + 1);
                        short swap = order[i];
                        order[i] = order[j];
                        order[j] = swap;
                    }
                    for (int i = 0; i < n; i++) {
                        orders[i][shuffle] = order[i];
                    }
                }
                reader.accept(orders);
            }
        }
    }
}
