package dev.milepost.analytics.figure;

import dev.milepost.analytics.rollup.DayHistogram;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rank test of Mann and Whitney with the normal approximation, corrected for ties and continuity: how probable it is
 * that two groups of one and the same kind differ at least as much as these do. One extreme value in a group of one gives
 * no small probability, which a comparison of means would.
 */
final class MannWhitney {
    private MannWhitney() {}

    /** The probability, two-sided; 1 where there is nothing to compare. */
    static double probability(DayHistogram group, DayHistogram rest) {
        double n = group.count();
        double m = rest.count();
        if (n == 0 || m == 0) {
            return 1;
        }
        Map<Integer, long[]> both = new TreeMap<>();
        group.counts().forEach((days, count) -> both.computeIfAbsent(days, none -> new long[2])[0] += count);
        rest.counts().forEach((days, count) -> both.computeIfAbsent(days, none -> new long[2])[1] += count);
        double before = 0;
        double ranks = 0;
        double ties = 0;
        for (long[] counts : both.values()) {
            double tied = counts[0] + counts[1];
            ranks += counts[0] * (before + (tied + 1) / 2);
            ties += tied * tied * tied - tied;
            before += tied;
        }
        double all = n + m;
        double u = ranks - n * (n + 1) / 2;
        double variance = n * m / 12 * (all + 1 - ties / (all * (all - 1)));
        if (variance <= 0) {
            return 1; // all alike
        }
        double distance = Math.max(0, Math.abs(u - n * m / 2) - 0.5) / Math.sqrt(variance);
        return Math.min(1, 2 * upperTail(distance));
    }

    /** 1 - the standard normal distribution function, to 7 digits (Abramowitz and Stegun 26.2.17). */
    private static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double series =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
    }
}
