package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Tally;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the tallies of each group; those that are added stay as they are, as others read them too. Sorted: the hashes of
 * groups such as team-1 by 2027-W13 and team-2 by 2027-W03 are the same.
 */
final class TallySums {
    private final Map<List<@Nullable String>, Tally> sums = new TreeMap<>(Groups.ORDER);
    private final Set<List<@Nullable String>> own = new TreeSet<>(Groups.ORDER);

    void add(List<@Nullable String> group, Tally more) {
        Tally before = sums.putIfAbsent(group, more);
        if (before == null) {
            return;
        }
        Tally sum = before;
        if (own.add(group)) {
            sum = new Tally();
            sum.add(before, 1);
            sums.put(group, sum);
        }
        sum.add(more, 1);
    }

    /** The sum of each group, in the order of their keys. */
    Map<List<@Nullable String>, Tally> of() {
        return sums;
    }
}
