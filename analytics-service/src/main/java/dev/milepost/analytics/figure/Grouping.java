package dev.milepost.analytics.figure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.analytics.question.DrillDowns;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Groups;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.question.Which;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes groups of the answers to a question; of the same groups once, as long as anybody keeps those. */
final class Grouping<F> {
    private final Which which;
    private final Function<Standing, F> figures;
    /** With what is at the end of their drill-downs, as the moment is in the beginning. */
    private final Cache<Groups, KeptGroups.Kept<F>> made =
            Caffeine.newBuilder().weakKeys().build();

    /** @param which stand behind the figures */
    Grouping(Which which, Function<Standing, F> figures) {
        this.which = which;
        this.figures = figures;
    }

    /** The figures of each group, in the order of their keys. */
    List<Group<F>> of(Frame frame, Groups groups) {
        DrillDowns drillDowns = frame.drillDowns(which);
        String beginning = drillDowns.beginning();
        return groups.isKept()
                ? new KeptGroups<>(
                        made.get(groups, them -> new KeptGroups.Kept<>(make(frame, drillDowns, "", them))),
                        beginning,
                        Map.of())
                : make(frame, drillDowns, beginning, groups);
    }

    private List<Group<F>> make(Frame frame, DrillDowns drillDowns, String beginning, Groups groups) {
        List<Group<F>> all = new ArrayList<>(groups.of().size());
        groups.forEach((keys, them) -> all.add(new Group<>(
                key(frame, keys), them.count(which), beginning + drillDowns.rest(keys), figures.apply(them))));
        return all;
    }

    /** The figures of one group. */
    static <F> Group<F> group(Frame frame, Which which, List<@Nullable String> keys, long milestones, F figures) {
        return new Group<>(key(frame, keys), milestones, frame.drillDown(which, keys), figures);
    }

    private static Map<String, @Nullable String> key(Frame frame, List<@Nullable String> keys) {
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = frame.groupBy().get(i);
            names.put(key.name(), keys.get(i));
        }
        return names;
    }
}
