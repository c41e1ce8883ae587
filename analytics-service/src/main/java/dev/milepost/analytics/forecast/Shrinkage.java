package dev.milepost.analytics.forecast;

import dev.milepost.analytics.rollup.DayHistogram;
import java.util.Collection;

/**
 * How strongly groups are drawn toward the whole they are part of: as many milestones of the whole are added to a group as
 * make the rates of late ones differ by more than chance. Estimated from the groups themselves by moments (Kleinman 1973):
 * groups that are alike are drawn strongly, groups that differ are left alone.
 */
final class Shrinkage {
    private static final double LEAST_CORRELATION = 0.001;
    private static final double MOST_CORRELATION = 0.5;

    private double excess;
    private double scale;

    /** The groups of one whole. */
    void add(DayHistogram whole, Collection<DayHistogram> groups) {
        double all = whole.count();
        double rate = late(whole) / all;
        double chance = rate * (1 - rate);
        double between = 0;
        double squares = 0;
        for (DayHistogram group : groups) {
            double n = group.count();
            double difference = late(group) / n - rate;
            between += n * difference * difference;
            squares += n * n;
        }
        double free = groups.size() - 1.0;
        excess += between - free * chance;
        scale += chance * (all - squares / all - free);
    }

    /** As how many milestones of the whole count beside those of a group. */
    double strength() {
        double correlation = scale <= 0 ? LEAST_CORRELATION : excess / scale;
        double bounded = Math.min(MOST_CORRELATION, Math.max(LEAST_CORRELATION, correlation));
        return (1 - bounded) / bounded;
    }

    static double late(DayHistogram days) {
        return days.count() - days.countUpTo(0);
    }
}
