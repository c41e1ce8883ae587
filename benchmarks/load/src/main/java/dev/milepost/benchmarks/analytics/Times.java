package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.load.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How long answers of one side to one question took, round by round. */
final class Times {
    private static final double MILLIS = 1e6;

    private final List<long[]> rounds = new ArrayList<>();

    /** Asks so many times, and keeps how long each took. */
    void round(int asks, Runnable ask) {
        long[] nanos = new long[asks];
        for (int i = 0; i < asks; i++) {
            nanos[i] = nanos(ask);
        }
        rounds.add(nanos);
    }

    /** A round of two sides by turns, so that neither is always the first to run after something else. */
    static void round(int asks, Times one, Runnable ask, Times other, Runnable otherAsk) {
        long[] nanos = new long[asks];
        long[] others = new long[asks];
        for (int i = 0; i < asks; i++) {
            nanos[i] = nanos(ask);
            others[i] = nanos(otherAsk);
        }
        one.rounds.add(nanos);
        other.rounds.add(others);
    }

    private static long nanos(Runnable ask) {
        long begin = System.nanoTime();
        ask.run();
        return System.nanoTime() - begin;
    }

    /** The medians of the rounds in ms. */
    Series medians() {
        return Series.of(rounds.stream().mapToDouble(nanos -> percentile(nanos, 0.5)));
    }

    /** Of all rounds together, in ms; of few answers it is the slowest one. */
    double p99() {
        return percentile(rounds.stream().flatMapToLong(Arrays::stream).toArray(), 0.99);
    }

    /** How many times as long as {@code other}, round by round. */
    Series times(Times other) {
        double[] ours = medians().values();
        double[] theirs = other.medians().values();
        return Series.of(IntStream.range(0, ours.length).mapToDouble(i -> ours[i] / theirs[i]));
    }

    private static double percentile(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / MILLIS;
    }
}
