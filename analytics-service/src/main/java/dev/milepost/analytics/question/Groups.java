package dev.milepost.analytics.question;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a question is answered from.
 *
 * @param milestones how many stand behind it in all, each once
 * @param of in the order of their keys
 * @param isKept whether others may be answered from this one, too
 */
public record Groups(long milestones, List<One> of, boolean isKept) {
    private static final Comparator<@Nullable String> VALUES = Comparator.nullsLast(Comparator.<String>naturalOrder());

    /** The order of groups: by their keys, what has none last. */
    public static final Comparator<List<@Nullable String>> ORDER = Groups::compare;

    /**
     * A group.
     *
     * @param keys the values of what is grouped by
     */
    public record One(List<@Nullable String> keys, Standing them) {}

    /** Tells each group. */
    public void forEach(BiConsumer<List<@Nullable String>, Standing> reader) {
        of.forEach(one -> reader.accept(one.keys(), one.them()));
    }

    /** Those that are not kept back from the caller. */
    public Groups shown(Frame frame) {
        if (frame.withheld().isEmpty()) {
            return this;
        }
        return new Groups(
                milestones,
                of.stream().filter(one -> !frame.withholds(one.keys())).toList(),
                false);
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
