package dev.milepost.milestone.deadline;

import dev.milepost.events.DayUnit;
import dev.milepost.events.Direction;
import dev.milepost.events.PeriodEnd;
import dev.milepost.events.Roll;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts days on a calendar. The conventions are those of docs/deadlines.md: the day counted from is not counted unless
 * the period is inclusive; a period of months ends on the day of the same number, or on the last day of a month that has
 * no such day (the corresponding date rule, BGB § 188).
 */
final class Counting {
    private static final int LONGEST_ROLL = 366;
    private static final int MONTHS_OF_QUARTER = 3;

    private final WorkCalendar calendar;
    private final Trace trace;

    Counting(WorkCalendar calendar, Trace trace) {
        this.calendar = calendar;
        this.trace = trace;
    }

    /** The day that lies {@code offset} on one side of {@code from}. */
    LocalDate count(LocalDate from, Offset offset, DayUnit unit, Direction direction, boolean inclusive) {
        LocalDate to;
        if (unit == DayUnit.CALENDAR) {
            to = direction == Direction.AFTER ? after(from, offset, inclusive) : before(from, offset, inclusive);
        } else {
            to = workingDays(from, offset.days(), unit == DayUnit.BANKING_DAYS, direction, inclusive);
        }
        LocalDate counted = to;
        trace.add(
                StepKind.OFFSET,
                from,
                to,
                () -> words(offset, unit) + " " + direction.name().toLowerCase(Locale.ROOT) + " " + from
                        + (inclusive ? ", that day included," : "") + " is " + counted);
        return to;
    }

    private LocalDate after(LocalDate from, Offset offset, boolean inclusive) {
        LocalDate sameDay = from.plusMonths(offset.months());
        boolean clamped = clamp(from, sameDay);
        LocalDate to = sameDay.plusDays(offset.days());
        // The day before the corresponding one; where that is missing, the month's last day already is the end.
        return inclusive && !(clamped && offset.days() == 0) ? to.minusDays(1) : to;
    }

    private LocalDate before(LocalDate from, Offset offset, boolean inclusive) {
        LocalDate end = inclusive ? from.plusDays(1) : from;
        LocalDate sameDay = end.minusMonths(offset.months());
        clamp(end, sameDay);
        return sameDay.minusDays(offset.days());
    }

    private boolean clamp(LocalDate from, LocalDate to) {
        if (from.getDayOfMonth() == to.getDayOfMonth()) {
            return false;
        }
        trace.add(
                StepKind.CLAMP,
                from,
                to,
                () -> YearMonth.from(to) + " has no day " + from.getDayOfMonth() + "; its last day counts instead");
        return true;
    }

    private LocalDate workingDays(LocalDate from, int days, boolean banking, Direction direction, boolean inclusive) {
        int step = direction == Direction.AFTER ? 1 : -1;
        LocalDate day = from;
        int left = days;
        if (inclusive && counts(day, banking)) {
            left--;
        }
        while (left > 0) {
            day = day.plusDays(step);
            if (counts(day, banking)) {
                left--;
            }
        }
        return day;
    }

    private boolean counts(LocalDate day, boolean banking) {
        DayOff off = calendar.off(day, banking);
        if (off == null) {
            return true;
        }
        trace.skip(day, off);
        return false;
    }

    /** The last day of the period in which {@code day} lies. */
    LocalDate periodEnd(LocalDate day, @Nullable PeriodEnd period) {
        if (period == null) {
            return day;
        }
        LocalDate end = switch (period) {
            case MONTH_END -> day.with(TemporalAdjusters.lastDayOfMonth());
            case QUARTER_END ->
                YearMonth.from(day)
                        .plusMonths(MONTHS_OF_QUARTER - 1 - (day.getMonthValue() - 1) % MONTHS_OF_QUARTER)
                        .atEndOfMonth();
            case YEAR_END -> day.with(TemporalAdjusters.lastDayOfYear());
        };
        trace.add(StepKind.PERIOD_END, day, end, () -> {
            String name = period.name().substring(0, period.name().indexOf('_')).toLowerCase(Locale.ROOT);
            return "the " + name + " of " + day + " ends on " + end;
        });
        return end;
    }

    /** A business day by {@code roll}; null when there is none within a year. */
    @Nullable
    LocalDate roll(LocalDate day, Roll roll, boolean banking) {
        DayOff off = roll == Roll.NONE ? null : calendar.off(day, banking);
        if (off == null) {
            return day;
        }
        LocalDate found = nearest(day, roll == Roll.PRECEDING ? -1 : 1, banking);
        if (found != null
                && roll == Roll.MODIFIED_FOLLOWING
                && !YearMonth.from(found).equals(YearMonth.from(day))) {
            found = nearest(day, -1, banking);
        }
        LocalDate to = found;
        if (to != null) {
            trace.add(
                    StepKind.ROLL,
                    day,
                    to,
                    () -> "rolled to the " + (to.isAfter(day) ? "next " : "previous ")
                            + (banking ? "banking" : "business") + " day");
        }
        return found;
    }

    private @Nullable LocalDate nearest(LocalDate from, int step, boolean banking) {
        LocalDate day = from;
        for (int i = 0; i < LONGEST_ROLL; i++) {
            if (counts(day, banking)) {
                return day;
            }
            day = day.plusDays(step);
        }
        return null;
    }

    static String words(Offset offset, DayUnit unit) {
        if (unit != DayUnit.CALENDAR) {
            return plural(offset.days(), unit == DayUnit.BUSINESS_DAYS ? "business day" : "banking day");
        }
        if (offset.months() == 0) {
            return plural(offset.days(), "day");
        }
        String months = plural(offset.months(), "month");
        return offset.days() == 0 ? months : months + " and " + plural(offset.days(), "day");
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
