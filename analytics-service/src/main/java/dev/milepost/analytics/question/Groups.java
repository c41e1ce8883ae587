package dev.milepost.analytics.question;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a question is answered from.
 *
 * @param milestones how many stand behind it in all, each once
 * @param of by the values of what is grouped by, in their order; what has none comes last
 */
public record Groups(long milestones, Map<List<@Nullable String>, Standing> of) {
    /** The order of groups: by their keys, what has none last. */
    public static final Comparator<List<@Nullable String>> ORDER = Groups::compare;

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
