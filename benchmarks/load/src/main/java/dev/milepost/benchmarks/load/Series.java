package dev.milepost.benchmarks.load;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The same figure from several rounds. */
public record Series(double... values) {
    public static Series of(DoubleStream values) {
        return new Series(values.toArray());
    }

    public double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double least() {
        return Arrays.stream(values).min().orElseThrow();
    }

    public double most() {
        return Arrays.stream(values).max().orElseThrow();
    }

    /** Median and spread, such as {@code 1234 (1190–1301)}. */
    public String show(String format) {
        return "%s (%s–%s)".formatted(format.formatted(median()), format.formatted(least()), format.formatted(most()));
    }
}
