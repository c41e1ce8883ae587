package dev.milepost.analytics.rollup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often each number of days occurs. Exact, and as large as there are different numbers of days. */
public final class DayHistogram {
    private static final int MEAN_DIGITS = 2;

    private final NavigableMap<Integer, Long> counts = new TreeMap<>();

    public void add(int days, long count) {
        counts.merge(days, count, Long::sum);
    }

    /** The same with everything early counted as on time. */
    public DayHistogram delays() {
        DayHistogram delays = new DayHistogram();
        counts.forEach((days, count) -> delays.add(Math.max(0, days), count));
        return delays;
    }

    public long count() {
        return sum(counts);
    }

    /** How many have at most that many days. */
    public long countUpTo(int days) {
        return sum(counts.headMap(days, true));
    }

    /** The arithmetic mean to 2 digits, halves to the even digit; null of nothing. */
    @Nullable
    public BigDecimal mean() {
        if (counts.isEmpty()) {
            return null;
        }
        BigDecimal total = BigDecimal.ZERO;
        for (var entry : counts.entrySet()) {
            total = total.add(BigDecimal.valueOf(entry.getKey()).multiply(BigDecimal.valueOf(entry.getValue())));
        }
        return total.divide(BigDecimal.valueOf(count()), MEAN_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** The smallest number of days that at least {@code percent} per cent do not exceed (nearest rank); null of nothing. */
    @Nullable
    public Integer percentile(int percent) {
        long rank = Math.ceilDiv(count() * percent, 100);
        long seen = 0;
        for (var entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** The numbers of days and how often each occurs, ascending. */
    public NavigableMap<Integer, Long> counts() {
        return Collections.unmodifiableNavigableMap(counts);
    }

    private static long sum(NavigableMap<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
