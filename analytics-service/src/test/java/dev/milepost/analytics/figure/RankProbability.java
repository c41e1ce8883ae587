package dev.milepost.analytics.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** The test of Mann and Whitney with Holm's correction by the book: pair by pair, the normal distribution added up. */
@NullUnmarked // what is missing fails the test
final class RankProbability {
    private RankProbability() {}

    /** The corrected probability of each group against all others together. */
    static <K> Map<K, Double> corrected(Map<K, List<Integer>> groups) {
        Map<K, Double> raw = new LinkedHashMap<>();
        groups.keySet().forEach(key -> raw.put(key, probability(groups.get(key), others(groups, key))));
        List<K> ascending = raw.keySet().stream()
                .sorted(Comparator.comparingDouble(raw::get))
                .toList();
        Map<K, Double> corrected = new LinkedHashMap<>();
        double least = 0;
        for (int i = 0; i < ascending.size(); i++) {
            least = Math.max(least, Math.min(1, raw.get(ascending.get(i)) * (ascending.size() - i)));
            corrected.put(ascending.get(i), least);
        }
        return corrected;
    }

    static <K> List<Integer> others(Map<K, List<Integer>> groups, K but) {
        List<Integer> others = new ArrayList<>();
        groups.forEach((key, days) -> {
            if (!key.equals(but)) {
                others.addAll(days);
            }
        });
        return others;
    }

    static double probability(List<Integer> group, List<Integer> others) {
        double pairs = (double) group.size() * others.size();
        double all = group.size() + others.size();
        double wins = 0;
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int one : group) {
            counts.merge(one, 1, Integer::sum);
            for (int other : others) {
                wins += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        others.forEach(day -> counts.merge(day, 1, Integer::sum));
        double ties =
                counts.values().stream().mapToDouble(n -> Math.pow(n, 3) - n).sum();
        double variance = pairs / 12 * (all + 1 - ties / (all * (all - 1)));
        if (pairs == 0 || variance <= 0) {
            return 1;
        }
        double distance = Math.max(0, Math.abs(wins - pairs / 2) - 0.5) / Math.sqrt(variance);
        double within = 0;
        double step = distance / 10_000;
        for (int i = 0; i < 10_000; i++) { // the area under the bell from 0 to the distance
            within += step * Math.exp(-Math.pow((i + 0.5) * step, 2) / 2) / Math.sqrt(2 * Math.PI);
        }
        return Math.max(0, 1 - 2 * within);
    }
}
