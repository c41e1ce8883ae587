package dev.milepost.analytics.figure;

import dev.milepost.analytics.figure.Known.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** How late milestones are to be expected, in plain Java from what docs/metrics.md says of forecasts. */
@NullUnmarked // what is missing fails the test
final class ExpectedChances {
    private final List<Integer> all = new ArrayList<>();
    private final Map<String, List<Integer>> types = new LinkedHashMap<>();
    private final Map<List<String>, List<Integer>> kinds = new LinkedHashMap<>();
    private final double towardType;
    private final double towardAll;

    ExpectedChances(List<Line> lines) {
        Map<String, Map<List<String>, List<Integer>>> ofTypes = new LinkedHashMap<>();
        lines.stream().filter(Line::measured).forEach(line -> {
            all.add(line.variance());
            of(types, type(line)).add(line.variance());
            of(kinds, kind(line)).add(line.variance());
            of(ofTypes.computeIfAbsent(type(line), none -> new LinkedHashMap<>()), kind(line))
                    .add(line.variance());
        });
        towardAll = strength(List.of(new Whole(all, types.values())));
        List<Whole> wholes = new ArrayList<>();
        ofTypes.forEach((type, groups) -> wholes.add(new Whole(types.get(type), groups.values())));
        towardType = strength(wholes);
    }

    private record Whole(List<Integer> days, Collection<List<Integer>> groups) {}

    boolean enough() {
        return all.size() >= 20;
    }

    int alike(Line line) {
        return kinds.getOrDefault(kind(line), List.of()).size();
    }

    /**
     * The probability of each variance of a milestone that has not come yet.
     *
     * @param days from its promised date to today
     */
    TreeMap<Integer, Double> of(Line line, int days) {
        List<Integer> own = kinds.getOrDefault(kind(line), List.of());
        List<Integer> type = types.getOrDefault(type(line), List.of());
        double ofOwn = own.size() / (own.size() + towardType);
        double ofType = (1 - ofOwn) * type.size() / (type.size() + towardAll);
        TreeMap<Integer, Double> chances = new TreeMap<>();
        own.forEach(day -> chances.merge(day, ofOwn / own.size(), Double::sum));
        type.forEach(day -> chances.merge(day, ofType / type.size(), Double::sum));
        all.forEach(day -> chances.merge(day, (1 - ofOwn - ofType) / all.size(), Double::sum));
        chances.headMap(days).clear(); // it did not come by then
        if (chances.isEmpty()) {
            chances.put(days, 1.0);
        }
        double left = sum(chances.values());
        chances.replaceAll((day, chance) -> chance / left);
        return chances;
    }

    static double upTo(TreeMap<Integer, Double> chances, int days) {
        return sum(chances.headMap(days, true).values());
    }

    static double late(TreeMap<Integer, Double> chances) {
        return sum(chances.tailMap(1).values());
    }

    /** As how many of the whole count: by the moments of the beta-binomial (Kleinman 1973). */
    private static double strength(List<Whole> wholes) {
        double excess = 0;
        double scale = 0;
        for (Whole whole : wholes) {
            double n = whole.days().size();
            double p = share(whole.days());
            double between = 0;
            double squares = 0;
            for (List<Integer> group : whole.groups()) {
                between += group.size() * Math.pow(share(group) - p, 2);
                squares += Math.pow(group.size(), 2);
            }
            int free = whole.groups().size() - 1;
            excess += between - free * p * (1 - p);
            scale += p * (1 - p) * (n - squares / n - free);
        }
        double correlation = scale > 0 ? excess / scale : 0;
        return 1 / Math.clamp(correlation, 0.001, 0.5) - 1;
    }

    private static double share(List<Integer> days) {
        return days.stream().filter(day -> day > 0).count() / (double) days.size();
    }

    private static double sum(Collection<Double> chances) {
        return chances.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static String type(Line line) {
        return line.it().type().name();
    }

    private static List<String> kind(Line line) {
        return List.of(String.valueOf(line.it().responsiblePartyId()), type(line));
    }

    private static <K> List<Integer> of(Map<K, List<Integer>> groups, K key) {
        return groups.computeIfAbsent(key, none -> new ArrayList<>());
    }
}
