package dev.milepost.analytics.forecast;

import dev.milepost.analytics.rollup.DayHistogram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How late milestones come, by who owes them and of which type they are: the variances that were measured, of a counterparty
 * and type drawn toward those of the type, and these toward those of all (empirical Bayes).
 */
public final class Chances {
    /** With fewer nothing is said. */
    static final int FEWEST = 20;

    private final DayHistogram all = new DayHistogram();
    private final Map<String, DayHistogram> types = new HashMap<>();
    private final Map<Kind, DayHistogram> kinds = new HashMap<>();
    private final Map<Kind, Spread> spreads = new ConcurrentHashMap<>();
    private final double typeStrength;
    private final double kindStrength;

    /** Who owes a milestone, and of which type it is. */
    record Kind(@Nullable String counterparty, String type) {}

    /** @param measured variances by kind */
    Chances(Map<Kind, DayHistogram> measured) {
        measured.forEach((kind, days) -> {
            if (days.count() > 0) {
                kinds.put(kind, days);
                days.counts().forEach((day, n) -> {
                    all.add(day, n);
                    types.computeIfAbsent(kind.type(), none -> new DayHistogram())
                            .add(day, n);
                });
            }
        });
        Shrinkage towardAll = new Shrinkage();
        Shrinkage towardType = new Shrinkage();
        if (all.count() > 0) {
            towardAll.add(all, types.values());
        }
        types.forEach((type, whole) -> towardType.add(whole, of(type)));
        this.typeStrength = towardAll.strength();
        this.kindStrength = towardType.strength();
    }

    private List<DayHistogram> of(String type) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getKey().type().equals(type))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** How many milestones it rests on. */
    long measured() {
        return all.count();
    }

    /** How many of a kind. */
    long measured(Kind kind) {
        return kinds.getOrDefault(kind, new DayHistogram()).count();
    }

    boolean isEnough() {
        return all.count() >= FEWEST;
    }

    /**
     * How a milestone may come, of which it is known that it has not come yet.
     *
     * @param days from its promised date to today; below 0 before it
     */
    Spread spread(Kind kind, int days) {
        return spreads.computeIfAbsent(kind, this::of).from(days);
    }

    private Spread of(Kind kind) {
        DayHistogram own = kinds.getOrDefault(kind, new DayHistogram());
        DayHistogram type = types.getOrDefault(kind.type(), new DayHistogram());
        double ownWeight = own.count() / (own.count() + kindStrength);
        double typeWeight = (1 - ownWeight) * type.count() / (type.count() + typeStrength);
        NavigableMap<Integer, Double> mixed = new TreeMap<>();
        add(mixed, own, ownWeight);
        add(mixed, type, typeWeight);
        add(mixed, all, 1 - ownWeight - typeWeight);
        return new Spread(mixed);
    }

    private static void add(NavigableMap<Integer, Double> mixed, DayHistogram days, double weight) {
        double one = weight / Math.max(1, days.count());
        if (weight > 0) {
            days.counts().forEach((day, n) -> mixed.merge(day, one * n, Double::sum));
        }
    }
}
