package dev.milepost.benchmarks.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of an answer by group and name, to be compared with those of another. They can be put in as they are, or be
 * added up from rows. What is 0 is not kept: a statement has no row for it.
 */
final class Figures {
    private static final int MEAN_DIGITS = 2;
    private static final Map<String, Integer> PERCENTILES =
            Map.of("median", 50, "p75", 75, "p90", 90, "p95", 95, "max", 100);

    private final Map<String, BigDecimal> figures = new HashMap<>();
    private final Map<String, SortedMap<Integer, Long>> histograms = new HashMap<>();

    /** Adds {@code number} to a figure. */
    void add(String group, String name, BigDecimal number) {
        figures.merge(group + "|" + name, number, BigDecimal::add);
    }

    void add(String group, String name, long number) {
        add(group, name, BigDecimal.valueOf(number));
    }

    /** Counts {@code n} more of so many days: figures are their distribution. */
    void days(String group, String name, int days, long n) {
        histograms.computeIfAbsent(group + "|" + name, none -> new TreeMap<>()).merge(days, n, Long::sum);
    }

    /** All of them, without zeros at the end. */
    SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        figures.forEach((name, number) -> put(all, name, number));
        histograms.forEach((name, days) -> distribution(all, name, days));
        return all;
    }

    private static void distribution(Map<String, String> all, String name, SortedMap<Integer, Long> days) {
        long count = days.values().stream().mapToLong(Long::longValue).sum();
        long total = days.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        put(all, name + ".count", BigDecimal.valueOf(count));
        put(
                all,
                name + ".mean",
                BigDecimal.valueOf(total).divide(BigDecimal.valueOf(count), MEAN_DIGITS, RoundingMode.HALF_EVEN));
        PERCENTILES.forEach(
                (label, percent) -> put(all, name + "." + label, BigDecimal.valueOf(percentile(days, count, percent))));
    }

    private static int percentile(SortedMap<Integer, Long> days, long count, int percent) {
        long rank = Math.ceilDiv(count * percent, 100);
        long seen = 0;
        for (var entry : days.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return days.lastKey();
    }

    private static void put(Map<String, String> all, String name, BigDecimal number) {
        if (number.signum() != 0) {
            all.put(name, number.stripTrailingZeros().toPlainString());
        }
    }
}
