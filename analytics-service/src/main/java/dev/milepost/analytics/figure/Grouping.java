package dev.milepost.analytics.figure;

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

/** Makes groups of answers. */
final class Grouping {
    private Grouping() {}

    /** The figures of each group, in the order of their keys. */
    static <F> List<Group<F>> of(Frame frame, Which which, Groups groups, Function<Standing, F> figures) {
        List<Group<F>> answers = new ArrayList<>(groups.of().size());
        DrillDowns drillDowns = frame.drillDowns(which);
        groups.of()
                .forEach((keys, them) ->
                        answers.add(group(frame, drillDowns, keys, them.count(which), figures.apply(them))));
        return answers;
    }

    /** The figures of one group. */
    static <F> Group<F> group(Frame frame, Which which, List<@Nullable String> keys, long milestones, F figures) {
        return group(frame, frame.drillDowns(which), keys, milestones, figures);
    }

    private static <F> Group<F> group(
            Frame frame, DrillDowns drillDowns, List<@Nullable String> keys, long milestones, F figures) {
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = frame.groupBy().get(i);
            names.put(key.name(), keys.get(i));
        }
        return new Group<>(names, Map.of(), milestones, drillDowns.of(keys), figures);
    }
}
