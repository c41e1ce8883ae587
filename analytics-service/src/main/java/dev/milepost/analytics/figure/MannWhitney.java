package dev.milepost.analytics.figure;

import dev.milepost.analytics.rollup.DayHistogram;

/**
 * The rank test of Mann and Whitney with the normal approximation, corrected for ties and continuity: how probable it is
 * that two groups of one and the same kind differ at least as much as these do. One extreme value in a group of one gives
 * no small probability, which a comparison of means would.
 */
final class MannWhitney {
    private MannWhitney() {}

    /** The sum of the ranks of the first group, and the correction for ties; numbers come in ascending order. */
    private static final class Ranks implements DayHistogram.BothReader {
        private double before;
        private double ranks;
        private double ties;

        @Override
        public void read(int days, long one, long other) {
            double tied = one + other;
            ranks += one * (before + (tied + 1) / 2);
            ties += tied * tied * tied - tied;
            before += tied;
        }
    }

    /** The probability, two-sided; 1 where there is nothing to compare. */
    static double probability(DayHistogram group, DayHistogram rest) {
        double n = group.count();
        double m = rest.count();
        if (n == 0 || m == 0) {
            return 1;
        }
        Ranks both = new Ranks();
        DayHistogram.forEach(group, rest, both);
        double all = n + m;
        double u = both.ranks - n * (n + 1) / 2;
        double variance = n * m / 12 * (all + 1 - both.ties / (all * (all - 1)));
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
