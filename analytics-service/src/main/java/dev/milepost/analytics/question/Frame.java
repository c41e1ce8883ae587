package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Promise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all questions have in common.
 *
 * @param from first promised day; null for no bound
 * @param to last promised day; null for no bound
 * @param filters per key the values of which one must be; null in them for no value
 * @param withheld teams whose groups are kept back from the caller; null in it for what has no team
 */
public record Frame(
        Instant asOf,
        Against against,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Key> groupBy,
        Map<Key, List<@Nullable String>> filters,
        Set<@Nullable String> withheld) {
    /** One of which nothing is kept back. */
    public Frame(
            Instant asOf,
            Against against,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Key> groupBy,
            Map<Key, List<@Nullable String>> filters) {
        this(asOf, against, from, to, groupBy, filters, Set.of());
    }

    private static final Key TEAM = new Key(Dimension.TEAM, null);

    /** The promise that is measured against. */
    Promise promise() {
        return against == Against.BASELINE ? Promise.BASELINE : Promise.CURRENT;
    }

    /** The same without groups. */
    Frame ungrouped() {
        return groupedBy(List.of());
    }

    /** The same with other groups. */
    public Frame groupedBy(List<Key> keys) {
        return new Frame(asOf, against, from, to, keys, filters, withheld);
    }

    /** The same as of another moment. */
    Frame at(Instant moment) {
        return new Frame(moment, against, from, to, groupBy, filters, withheld);
    }

    /** What of it is also promised from {@code first} to {@code last}; null for no bound. */
    public Frame between(@Nullable LocalDate first, @Nullable LocalDate last) {
        LocalDate least = from == null || first != null && first.isAfter(from) ? first : from;
        LocalDate most = to == null || last != null && last.isBefore(to) ? last : to;
        return new Frame(asOf, against, least, most, groupBy, filters, withheld);
    }

    /** What of it is of any of {@code values}, which are as strict as any filter on {@code key} that is there. */
    public Frame only(Key key, List<@Nullable String> values) {
        Map<Key, List<@Nullable String>> narrowed = new LinkedHashMap<>(filters);
        narrowed.put(key, values);
        return new Frame(asOf, against, from, to, groupBy, narrowed, withheld);
    }

    /** Whether a group is kept back from the caller. */
    public boolean withholds(List<@Nullable String> group) {
        int team = groupBy.indexOf(TEAM);
        return team >= 0 && !withheld.isEmpty() && withheld.contains(group.get(team));
    }

    /** The addresses of the lists of exactly those milestones. */
    public DrillDowns drillDowns(Which which) {
        return new DrillDowns(this, which);
    }

    /** The one of the group of {@code values}. */
    public String drillDown(Which which, List<@Nullable String> values) {
        return drillDowns(which).of(values);
    }
}
