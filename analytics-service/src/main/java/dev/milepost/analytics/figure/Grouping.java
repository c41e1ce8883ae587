package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.Which;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts cells into the groups of a frame. */
final class Grouping {
    private static final Comparator<List<@Nullable String>> BY_KEYS = Grouping::compare;

    private Grouping() {}

    /** The cells by their keys, in the order of the keys; what has none comes last. */
    static <C> Map<List<@Nullable String>, List<C>> of(List<C> cells, Function<C, List<@Nullable String>> keys) {
        Map<List<@Nullable String>, List<C>> groups = new TreeMap<>(BY_KEYS);
        for (C cell : cells) {
            groups.computeIfAbsent(keys.apply(cell), none -> new ArrayList<>()).add(cell);
        }
        return groups;
    }

    /** The figures of one group. */
    static <F> Group<F> group(Frame frame, Which which, List<@Nullable String> keys, long milestones, F figures) {
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = frame.groupBy().get(i);
            names.put(key.name(), keys.get(i));
        }
        return new Group<>(names, milestones, frame.drillDown(which, keys), figures);
    }

    private static int compare(List<@Nullable String> one, List<@Nullable String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Comparator.nullsLast(Comparator.<String>naturalOrder()).compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
