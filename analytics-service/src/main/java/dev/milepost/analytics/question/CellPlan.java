package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Axis;
import dev.milepost.analytics.rollup.Block;
import dev.milepost.analytics.rollup.CellQuery;
import dev.milepost.analytics.rollup.CellQuery.Allowed;
import dev.milepost.analytics.rollup.Part;
import dev.milepost.analytics.rollup.Quarters;
import dev.milepost.analytics.rollup.RollUpReader.Place;
import dev.milepost.analytics.rollup.Values;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which cells answer a question, and which group each of them is in. The parts that are grouped and filtered by must be
 * one axis: none, one or two of them, of a pair that is kept. A period that begins and ends with months is a filter by
 * month, and a quarter is three months.
 */
final class CellPlan {
    private static final int MONTHS_OF_QUARTER = 3;
    private static final Set<Which> NOT_KEPT = EnumSet.of(Which.REMINDED, Which.WAITED, Which.VALUED, Which.PENALIZED);
    private static final String FIRST_MONTH = "0000-00";
    private static final String LAST_MONTH = "9999-99";

    private final Frame frame;
    private final Axis axis;
    private final Map<Part, Allowed> allowed;
    private final boolean mixes;
    private final int[] places;

    private CellPlan(Frame frame, Axis axis, Map<Part, Allowed> allowed, boolean mixes) {
        this.frame = frame;
        this.axis = axis;
        this.allowed = allowed;
        this.mixes = mixes;
        this.places = frame.groupBy().stream()
                .mapToInt(key -> axis.parts().indexOf(part(key)))
                .toArray();
    }

    /** The plan for {@code frame}; null where no cells are kept for it. */
    static @Nullable CellPlan of(Frame frame, Which which) {
        if (NOT_KEPT.contains(which)) {
            return null;
        }
        Map<Part, Allowed> allowed = new EnumMap<>(Part.class);
        Set<Part> parts = new TreeSet<>();
        for (Key key : frame.groupBy()) {
            Part part = part(key);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        boolean byTag = parts.contains(Part.TAG);
        for (var filter : frame.filters().entrySet()) {
            Part part = part(filter.getKey());
            boolean tags =
                    part == Part.TAG && !byTag && filter.getValue().size() > 1; // one with two of them counts once
            if (part == null || tags || allowed.put(part, values(filter.getKey(), filter.getValue())) != null) {
                return null;
            }
        }
        if (frame.from() != null || frame.to() != null) {
            Allowed months = months(frame.from(), frame.to());
            if (months == null || allowed.put(Part.MONTH, months) != null) {
                return null;
            }
        }
        boolean mixes = mixes(frame, parts, allowed);
        if (which == Which.WITH_PAYMENT && mixes) {
            return null;
        }
        parts.addAll(allowed.keySet());
        Axis axis = axis(which, frame, List.copyOf(parts));
        return axis == null ? null : new CellPlan(frame, axis, allowed, mixes);
    }

    /** Whether a group is of several cells: a milestone with payments in two of them is to count once. */
    private static boolean mixes(Frame frame, Set<Part> grouped, Map<Part, Allowed> allowed) {
        return frame.groupBy().stream().anyMatch(key -> key.dimension() == Dimension.QUARTER)
                || allowed.entrySet().stream()
                        .anyMatch(one -> !grouped.contains(one.getKey())
                                && !one.getValue().isOne());
    }

    private static @Nullable Axis axis(Which which, Frame frame, List<Part> parts) {
        Axis axis =
                Axis.of(which == Which.WITH_PAYMENT ? Axis.Of.PAYMENTS : Axis.Of.MILESTONES, frame.promise(), parts);
        return axis == null && which == Which.OPEN ? Axis.of(Axis.Of.OPEN, frame.promise(), parts) : axis;
    }

    private static @Nullable Part part(Key key) {
        return switch (key.dimension()) {
            case QUARTER -> Part.MONTH;
            case SIDE, DECIDER, FIELD -> null;
            default -> Part.valueOf(key.dimension().name());
        };
    }

    private static Allowed values(Key key, List<@Nullable String> values) {
        List<String> texts = new ArrayList<>();
        for (String value : values) {
            if (value == null) {
                texts.add(Values.text(null));
            } else if (key.dimension() == Dimension.QUARTER) {
                monthsOf(value).forEach(month -> texts.add(Values.text(month)));
            } else {
                texts.add(Values.text(key.dimension().isId() ? value.toLowerCase(Locale.ROOT) : value));
            }
        }
        return Allowed.any(texts);
    }

    private static List<String> monthsOf(String quarter) {
        int first = (quarter.charAt(quarter.length() - 1) - '1') * MONTHS_OF_QUARTER + 1;
        String year = quarter.substring(0, quarter.indexOf('-'));
        return IntStream.range(first, first + MONTHS_OF_QUARTER)
                .mapToObj(month -> "%s-%02d".formatted(year, month))
                .toList();
    }

    /** Months from the first to the last day; null where a month is in it in part only. */
    private static @Nullable Allowed months(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && from.getDayOfMonth() != 1
                || to != null && !to.equals(YearMonth.from(to).atEndOfMonth())) {
            return null;
        }
        return Allowed.range(
                Values.text(from == null ? FIRST_MONTH : YearMonth.from(from).toString()),
                Values.text(to == null ? LAST_MONTH : YearMonth.from(to).toString()));
    }

    CellQuery query(List<String> scopes, Set<Block> blocks, Quarters quarters) {
        List<Part> parts = axis.parts();
        return new CellQuery(
                axis,
                scopes,
                parts.isEmpty() ? null : allowed.get(parts.getFirst()),
                parts.size() < 2 ? null : allowed.get(parts.getLast()),
                blocks,
                quarters);
    }

    /** The group that a cell is in. */
    List<@Nullable String> group(Place cell) {
        List<@Nullable String> group = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            String value = places[i] == 0 ? cell.first() : cell.second();
            boolean quarter = frame.groupBy().get(i).dimension() == Dimension.QUARTER;
            group.add(value == null || !quarter ? value : quarter(value));
        }
        return group;
    }

    private static String quarter(String month) {
        int end = month.lastIndexOf('-');
        int number = (Integer.parseInt(month.substring(end + 1)) - 1) / MONTHS_OF_QUARTER + 1;
        return month.substring(0, end) + "-Q" + number;
    }

    /** Whether each cell is a group with a milestone in it, but for what is not counted yet. */
    boolean hasACellAGroup() {
        return !mixes && addsUp();
    }

    /** Whether each milestone is in one group only, so that the groups add up to the whole. */
    boolean addsUp() {
        return axis.of() != Axis.Of.PAYMENTS && !axis.parts().contains(Part.TAG);
    }
}
