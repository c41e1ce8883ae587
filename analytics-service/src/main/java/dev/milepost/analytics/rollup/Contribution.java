package dev.milepost.analytics.rollup;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

    /** What is the same for all axes of a promise. */
    private record Dated(Tally tally, Tally open, List<String> month, List<String> week) {
        List<String> of(Part part, Contribution it) {
            return part == Part.MONTH ? month : part == Part.WEEK ? week : it.values(part);
        }
    }

    /**
     * Tells what all of {@code some} add to which cell; a cell may come more than once. One axis after the other: the cells of
     * one are few enough to stay in the processor's cache.
     */
    static void forEach(List<Contribution> some, BiConsumer<CellKey, Tally> cells) {
        List<Map<Promise, Dated>> each = new ArrayList<>();
        some.forEach(one -> each.add(new EnumMap<>(Promise.class)));
        for (Axis axis : Axis.KEPT) {
            for (int i = 0; i < some.size(); i++) {
                some.get(i).forEach(axis, each.get(i), cells);
            }
        }
    }

    /** Tells what it adds to which cell of an axis. */
    void forEach(Axis axis, BiConsumer<CellKey, Tally> cells) {
        forEach(axis, new EnumMap<>(Promise.class), cells);
    }

    private void forEach(Axis axis, Map<Promise, Dated> each, BiConsumer<CellKey, Tally> cells) {
        switch (axis.of()) {
            case MILESTONES, OPEN -> {
                if (milestone && (open || axis.of() == Axis.Of.MILESTONES)) {
                    Promise promise = axis.promise();
                    if (promise == null) {
                        keys(axis, this::values, key -> cells.accept(key, tally));
                    } else {
                        Dated its = each.computeIfAbsent(promise, this::of);
                        Tally what = axis.of() == Axis.Of.OPEN ? its.open : its.tally;
                        keys(axis, part -> its.of(part, this), key -> cells.accept(key, what));
                    }
                }
            }
            case PAYMENTS -> payments(axis, cells);
        }
    }

    private void payments(Axis axis, BiConsumer<CellKey, Tally> cells) {
        if (payments.isEmpty()) {
            return;
        }
        Map<CellKey, Tally> own = new HashMap<>();
        for (Paid paid : payments) {
            keys(
                    axis,
                    part -> switch (part) {
                        case MONTH, WEEK -> period(part, paid.dueOn());
                        case CURRENCY -> List.of(Values.text(paid.currency()));
                        default -> values(part);
                    },
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

    private void keys(Axis axis, ValuesOf values, Consumer<CellKey> keys) {
        List<Part> by = axis.parts();
        if (by.isEmpty()) {
            keys.accept(new CellKey(scope, axis.name(), "", ""));
            parties.forEach(party -> keys.accept(new CellKey(party, axis.name(), "", "")));
            return;
        }
        List<String> second = by.size() < 2 ? NOTHING : values.of(by.get(1));
        for (String v1 : values.of(by.getFirst())) {
            for (String v2 : second) {
                keys.accept(new CellKey(scope, axis.name(), v1, v2));
            }
        }
    }

    private List<String> values(Part part) {
        return Objects.requireNonNull(parts.getOrDefault(part, NOTHING));
    }

    private Dated of(Promise promise) {
        LocalDate date = promised.get(promise);
        Tally its = tallyOf(promise);
        return new Dated(
                its, its.of(Set.of(Block.STANDING, Block.OPEN)), period(Part.MONTH, date), period(Part.WEEK, date));
    }

    /** The tally without what it says of the other promise. */
    private Tally tallyOf(Promise promise) {
        Tally one = new Tally();
        one.add(tally, 1);
        for (Section section : List.of(Section.VARIANCE, Section.OPEN, Section.OPEN_QUARTERS, Section.MISSED)) {
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
