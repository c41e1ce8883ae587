package dev.milepost.analytics.rollup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often each number of days occurs. Exact, and as large as there are different numbers of days. Kept as sorted arrays:
 * a dashboard reads thousands of them, and they are added up and written more often than anything else here.
 */
public final class DayHistogram {
    private static final int MEAN_DIGITS = 2;
    private static final int FEW = 16;
    private static final int MORE = 4;

    private int[] days;
    private long[] counts;
    private int size;

    public DayHistogram() {
        this(1);
    }

    /** An empty one with place for so many different numbers. */
    DayHistogram(int place) {
        this.days = new int[place];
        this.counts = new long[place];
    }

    /** Takes a number of days and how often it occurs. */
    public interface Reader {
        void read(int days, long count);
    }

    /** Counts {@code count} more. What comes to nothing is not kept. */
    public void add(int day, long count) {
        int at = place(day);
        if (at < 0) {
            if (count != 0) {
                insert(-at - 1, day, count);
            }
            return;
        }
        counts[at] = Math.addExact(counts[at], count);
        if (counts[at] == 0) {
            size--;
            System.arraycopy(days, at + 1, days, at, size - at);
            System.arraycopy(counts, at + 1, counts, at, size - at);
        }
    }

    /** Takes a number of days and how often it occurs in either of two. */
    public interface BothReader {
        void read(int days, long one, long other);
    }

    /** Adds all of {@code other} {@code times} times: 1 to count it in, -1 to take it back. */
    public void add(DayHistogram other, int times) {
        if (other.size <= FEW) {
            for (int i = 0; i < other.size; i++) {
                add(other.days[i], other.counts[i] * times);
            }
        } else {
            merge(other, times);
        }
    }

    private void merge(DayHistogram other, int times) {
        int[] mergedDays = new int[size + other.size];
        long[] mergedCounts = new long[size + other.size];
        int merged = 0;
        int own = 0;
        int its = 0;
        while (own < size || its < other.size) {
            boolean hasOwn = own < size && (its == other.size || days[own] <= other.days[its]);
            boolean hasIts = its < other.size && (own == size || other.days[its] <= days[own]);
            long count = hasOwn ? counts[own] : 0;
            mergedDays[merged] = hasOwn ? days[own] : other.days[its];
            own += hasOwn ? 1 : 0;
            if (hasIts) {
                count = Math.addExact(count, other.counts[its++] * times);
            }
            mergedCounts[merged] = count;
            merged += count == 0 ? 0 : 1;
        }
        days = mergedDays;
        counts = mergedCounts;
        size = merged;
    }

    /** Where the day is, or -1 - the place it belongs to. Most come in ascending order. */
    private int place(int day) {
        return size == 0 || day > days[size - 1] ? -size - 1 : Arrays.binarySearch(days, 0, size, day);
    }

    private void insert(int at, int day, long count) {
        if (size == days.length) {
            int place = Math.max(MORE, size * 2);
            days = Arrays.copyOf(days, place);
            counts = Arrays.copyOf(counts, place);
        }
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        days[at] = day;
        counts[at] = count;
        size++;
    }

    /** A copy without what is in {@code part}. */
    public DayHistogram without(DayHistogram part) {
        DayHistogram rest = new DayHistogram();
        rest.merge(this, 1);
        rest.merge(part, -1);
        return rest;
    }

    /** The days from each before {@code day} to it. */
    public DayHistogram until(int day) {
        int n = at(day - 1);
        DayHistogram until = new DayHistogram(Math.max(1, n));
        for (int i = n - 1; i >= 0; i--) { // ascending
            until.add(Math.subtractExact(day, days[i]), counts[i]);
        }
        return until;
    }

    /** The same with everything early counted as on time. */
    public DayHistogram delays() {
        DayHistogram delays = new DayHistogram(Math.max(1, size));
        forEach((day, count) -> delays.add(Math.max(0, day), count));
        return delays;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** How many different numbers of days occur. */
    int size() {
        return size;
    }

    public long count() {
        return sum(size);
    }

    /** How many have at most that many days. */
    public long countUpTo(int most) {
        return sum(at(most));
    }

    /** How many different ones are at most {@code most}. */
    private int at(int most) {
        int at = Arrays.binarySearch(days, 0, size, most);
        return at < 0 ? -at - 1 : at + 1;
    }

    private long sum(int until) {
        long sum = 0;
        for (int i = 0; i < until; i++) {
            sum = Math.addExact(sum, counts[i]);
        }
        return sum;
    }

    /** The arithmetic mean to 2 digits, halves to the even digit; null of nothing. */
    @Nullable
    public BigDecimal mean() {
        if (isEmpty()) {
            return null;
        }
        return BigDecimal.valueOf(total()).divide(BigDecimal.valueOf(count()), MEAN_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** All the days added up. */
    public long total() {
        long total = 0;
        for (int i = 0; i < size; i++) {
            total = Math.addExact(total, Math.multiplyExact(counts[i], (long) days[i]));
        }
        return total;
    }

    /** The smallest number of days that at least {@code percent} per cent do not exceed (nearest rank); null of nothing. */
    @Nullable
    public Integer percentile(int percent) {
        return percentiles(percent)[0];
    }

    /** The same of each of {@code percents}, which ascend. */
    public @Nullable Integer[] percentiles(int... percents) {
        @Nullable Integer[] percentiles = new @Nullable Integer[percents.length];
        long all = count();
        long seen = 0;
        int next = 0;
        for (int i = 0; i < size && next < percents.length; i++) {
            seen += counts[i];
            while (next < percents.length && seen >= Math.ceilDiv(all * percents[next], 100)) {
                percentiles[next++] = days[i];
            }
        }
        return percentiles;
    }

    /** Tells the numbers of days and how often each occurs, ascending. */
    public void forEach(Reader reader) {
        for (int i = 0; i < size; i++) {
            reader.read(days[i], counts[i]);
        }
    }

    /** Tells the numbers of days that are in one of two or in both, and how often each occurs, ascending. */
    public static void forEach(DayHistogram one, DayHistogram other, BothReader reader) {
        int i = 0;
        int j = 0;
        while (i < one.size || j < other.size) {
            boolean ofOne = j == other.size || i < one.size && one.days[i] <= other.days[j];
            boolean ofOther = i == one.size || j < other.size && other.days[j] <= one.days[i];
            reader.read(ofOne ? one.days[i] : other.days[j], ofOne ? one.counts[i] : 0, ofOther ? other.counts[j] : 0);
            i += ofOne ? 1 : 0;
            j += ofOther ? 1 : 0;
        }
    }

    /** A copy of the numbers of days and how often each occurs, ascending. */
    public NavigableMap<Integer, Long> counts() {
        NavigableMap<Integer, Long> copy = new TreeMap<>();
        forEach(copy::put);
        return Collections.unmodifiableNavigableMap(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayHistogram it
                && Arrays.equals(days, 0, size, it.days, 0, it.size)
                && Arrays.equals(counts, 0, size, it.counts, 0, it.size);
    }

    @Override
    public int hashCode() {
        return counts().hashCode();
    }

    @Override
    public String toString() {
        return counts().toString();
    }
}
