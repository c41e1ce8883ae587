package dev.milepost.analytics.figure;

import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** What figures are to be, computed from lines in plain Java. */
@NullUnmarked // what is missing fails the test
final class Expected {
    private Expected() {}

    static String frame(Instant asOf, boolean baseline) {
        return "asOf=" + asOf + "&against=" + (baseline ? "BASELINE" : "CURRENT");
    }

    /** Lines by the values of dimensions, each line in each of its groups. */
    static Map<List<String>, List<Line>> grouped(List<Line> lines, String... dimensions) {
        Map<List<String>, List<Line>> groups = new LinkedHashMap<>();
        for (Line line : lines) {
            List<List<String>> keys = List.of(List.of());
            for (String dimension : dimensions) {
                List<List<String>> longer = new ArrayList<>();
                for (List<String> key : keys) {
                    for (String value : line.values(dimension)) {
                        longer.add(Stream.concat(key.stream(), Stream.of(String.valueOf(value)))
                                .toList());
                    }
                }
                keys = longer;
            }
            keys.forEach(key ->
                    groups.computeIfAbsent(key, none -> new ArrayList<>()).add(line));
        }
        return groups;
    }

    static long count(List<Line> lines, Predicate<Line> those) {
        return lines.stream().filter(those).count();
    }

    static Predicate<Line> in(MilestoneStatus status) {
        return line -> line.it().status() == status;
    }

    static String rate(long part, long whole) {
        return whole == 0
                ? "null"
                : new BigDecimal(part)
                        .divide(new BigDecimal(whole), 4, RoundingMode.HALF_EVEN)
                        .toString();
    }

    static String distribution(List<Integer> days) {
        List<Integer> sorted = days.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return "{\"count\":0,\"mean\":null,\"median\":null,\"p75\":null,\"p90\":null,\"p95\":null,\"max\":null}";
        }
        BigDecimal mean = BigDecimal.valueOf(
                        sorted.stream().mapToLong(Integer::longValue).sum())
                .divide(BigDecimal.valueOf(sorted.size()), 2, RoundingMode.HALF_EVEN);
        return "{\"count\":%d,\"mean\":%s,\"median\":%d,\"p75\":%d,\"p90\":%d,\"p95\":%d,\"max\":%d}"
                .formatted(
                        sorted.size(),
                        mean.doubleValue(),
                        rank(sorted, 50),
                        rank(sorted, 75),
                        rank(sorted, 90),
                        rank(sorted, 95),
                        sorted.getLast());
    }

    private static int rank(List<Integer> sorted, int percent) {
        int need = 1;
        while (need * 100 < sorted.size() * percent) {
            need++;
        }
        return sorted.get(need - 1);
    }
}
