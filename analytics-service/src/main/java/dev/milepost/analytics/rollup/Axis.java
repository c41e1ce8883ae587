package dev.milepost.analytics.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What cells are kept by: nothing, one part, or two. Kept are every single one, and those pairs whose groups stay few; the
 * rule is in docs/metrics.md.
 *
 * @param name as it is stored
 * @param promise which date the periods are of, and the only one that its cells know; null where both are in them
 */
public record Axis(String name, Of of, @Nullable Promise promise, List<Part> parts) {
    private static final List<Part> FEW = List.of(Part.COUNTERPARTY, Part.TEAM, Part.TYPE, Part.PRIORITY);
    private static final List<Part> BY_MONTH =
            List.of(Part.COUNTERPARTY, Part.TEAM, Part.TAG, Part.TYPE, Part.PRIORITY);
    private static final List<Part> BY_CURRENCY =
            List.of(Part.COUNTERPARTY, Part.OWNER, Part.TEAM, Part.TAG, Part.TYPE, Part.PRIORITY);

    /** All that are kept. */
    static final List<Axis> KEPT = all();

    private static final Map<String, Axis> BY_NAME =
            KEPT.stream().collect(Collectors.toUnmodifiableMap(Axis::name, Function.identity()));

    /** What is counted. */
    public enum Of {
        MILESTONES,
        /** Open ones only, by owner or team and week: the plan of the coming work. */
        OPEN,
        PAYMENTS
    }

    /** That of a name which is stored. */
    static Axis named(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), name);
    }

    /** Whether its cells have many dates, so that each quarter of them is a row of its own. */
    boolean byQuarter() {
        return !parts.contains(Part.CONTRACT);
    }

    /** That of those parts, in whatever order; null where none is kept. */
    public static @Nullable Axis of(Of of, Promise promise, List<Part> parts) {
        List<Part> sorted = parts.stream().sorted().toList();
        boolean period = of != Of.PAYMENTS && sorted.stream().anyMatch(Part::isPeriod);
        return BY_NAME.get(name(of, period ? promise : null, sorted));
    }

    private static Axis axis(Of of, @Nullable Promise promise, List<Part> parts) {
        return new Axis(name(of, promise, parts), of, promise, parts);
    }

    private static String name(Of of, @Nullable Promise promise, List<Part> parts) {
        return of.name().charAt(0)
                + (promise == null ? "" : ":" + promise.name().charAt(0))
                + parts.stream().map(part -> ":" + part.name()).collect(Collectors.joining());
    }

    private static List<Axis> all() {
        List<Axis> all = new ArrayList<>();
        for (Of of : List.of(Of.MILESTONES, Of.PAYMENTS)) {
            all.add(axis(of, null, List.of()));
            Arrays.stream(Part.values())
                    .filter(part -> of == Of.PAYMENTS || !part.isPeriod())
                    .forEach(part -> all.add(axis(of, null, List.of(part))));
        }
        for (Part one : FEW) {
            FEW.stream()
                    .filter(other -> one.compareTo(other) < 0)
                    .forEach(other -> all.add(axis(Of.MILESTONES, null, List.of(one, other))));
        }
        for (Promise promise : Promise.values()) {
            all.add(axis(Of.MILESTONES, promise, List.of(Part.MONTH)));
            all.add(axis(Of.MILESTONES, promise, List.of(Part.WEEK)));
            BY_MONTH.forEach(part -> all.add(axis(Of.MILESTONES, promise, List.of(part, Part.MONTH))));
        }
        Stream.of(Part.OWNER, Part.TEAM)
                .forEach(part -> all.add(axis(Of.OPEN, Promise.CURRENT, List.of(part, Part.WEEK))));
        BY_CURRENCY.forEach(part -> all.add(axis(Of.PAYMENTS, null, List.of(part, Part.CURRENCY))));
        Stream.of(Part.MONTH, Part.WEEK)
                .forEach(part -> all.add(axis(Of.PAYMENTS, null, List.of(Part.CURRENCY, part))));
        return List.copyOf(all);
    }
}
