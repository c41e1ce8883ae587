package dev.milepost.analytics.question;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a question is answered from.
 *
 * @param milestones how many stand behind it in all, each once
 * @param of by the values of what is grouped by, in their order; what has none comes last
 */
public record Groups(long milestones, Map<List<@Nullable String>, Standing> of) {
    private static final Comparator<@Nullable String> VALUES = Comparator.nullsLast(Comparator.<String>naturalOrder());

    /** The order of groups: by their keys, what has none last. */
    public static final Comparator<List<@Nullable String>> ORDER = Groups::compare;

    /** Those that are not kept back from the caller. */
    public Groups shown(Frame frame) {
        Map<List<@Nullable String>, Standing> shown = new TreeMap<>(ORDER);
        of.forEach((keys, them) -> {
            if (!frame.withholds(keys)) {
                shown.put(keys, them);
            }
        });
        return new Groups(milestones, shown);
    }

    private static int compare(List<@Nullable String> one, List<@Nullable String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = VALUES.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
