package dev.milepost.analytics.rollup;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one milestone with its payments, or one payment without a milestone, adds to cells.
 *
 * @param milestone whether there is a milestone
 * @param scope {@link Scopes#OPEN} or {@link Scopes#MEMBERS}
 * @param parties those of its contract that see it, as scopes
 * @param parts per part the values that it counts under, as {@link Values} writes them
 * @param promised the promised date as things are agreed and as they are now, by {@link Promise}
 * @param open whether the milestone has not ended
 */
record Contribution(
        boolean milestone,
        String scope,
        List<String> parties,
        Map<Part, List<String>> parts,
        Map<Promise, LocalDate> promised,
        boolean open,
        Tally tally,
        List<Paid> payments) {
    private static final List<String> NOTHING = List.of("");

    /** A payment of it. */
    record Paid(String currency, LocalDate dueOn, Tally tally) {}

    /** Tells what it adds to which cell; a cell may come more than once. */
    void forEach(BiConsumer<CellKey, Tally> cells) {
        Map<Promise, Tally> each = new HashMap<>();
        for (Axis axis : Axis.KEPT) {
            forEach(axis, each, cells);
        }
    }

    /** The same of one axis. */
    void forEach(Axis axis, BiConsumer<CellKey, Tally> cells) {
        forEach(axis, new HashMap<>(), cells);
    }

    private void forEach(Axis axis, Map<Promise, Tally> each, BiConsumer<CellKey, Tally> cells) {
        switch (axis.of()) {
            case MILESTONES, OPEN -> {
                if (milestone && (open || axis.of() == Axis.Of.MILESTONES)) {
                    Promise promise = axis.promise();
                    Tally its = promise == null ? tally : each.computeIfAbsent(promise, this::of);
                    LocalDate date = promise == null ? null : promised.get(promise);
                    keys(axis, part -> part.isPeriod() ? period(part, date) : values(part))
                            .forEach(key -> cells.accept(key, its));
                }
            }
            case PAYMENTS -> payments(axis, cells);
        }
    }

    private void payments(Axis axis, BiConsumer<CellKey, Tally> cells) {
        Map<CellKey, Tally> own = new HashMap<>();
        for (Paid paid : payments) {
            keys(axis, part -> switch (part) {
                        case MONTH, WEEK -> period(part, paid.dueOn());
                        case CURRENCY -> List.of(Values.text(paid.currency()));
                        default -> values(part);
                    })
                    .forEach(
                            key -> own.computeIfAbsent(key, none -> new Tally()).add(paid.tally(), 1));
        }
        own.forEach((key, its) -> {
            if (milestone) {
                its.count(Section.PAID_FOR, "", 0, 1); // once, however many payments it has there
            }
            cells.accept(key, its);
        });
    }

    private interface ValuesOf {
        List<String> of(Part part);
    }

    private Stream<CellKey> keys(Axis axis, ValuesOf values) {
        List<Part> by = axis.parts();
        List<String> first = by.isEmpty() ? NOTHING : values.of(by.get(0));
        List<String> second = by.size() < 2 ? NOTHING : values.of(by.get(1));
        Stream<String> scopes = by.isEmpty() ? Stream.concat(Stream.of(scope), parties.stream()) : Stream.of(scope);
        return scopes.flatMap(one ->
                first.stream().flatMap(v1 -> second.stream().map(v2 -> new CellKey(one, axis.name(), v1, v2))));
    }

    private List<String> values(Part part) {
        return Objects.requireNonNull(parts.getOrDefault(part, NOTHING));
    }

    /** The tally without what it says of the other promise. */
    private Tally of(Promise promise) {
        Tally one = new Tally();
        one.add(tally, 1);
        for (Section section : List.of(Section.VARIANCE, Section.OPEN, Section.MISSED)) {
            tally.counts(section).forEach((label, days) -> {
                if (!label.startsWith(promise.name())) {
                    days.forEach((day, n) -> one.count(section, label, day, -n));
                }
            });
        }
        return one;
    }

    static List<String> period(Part part, @Nullable LocalDate date) {
        return List.of(Values.text(date == null ? null : part == Part.MONTH ? month(date) : week(date)));
    }

    private static String month(LocalDate date) {
        return date.toString().substring(0, date.toString().length() - 3);
    }

    private static String week(LocalDate date) {
        int week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return "%04d-W%02d".formatted(date.get(IsoFields.WEEK_BASED_YEAR), week);
    }
}
