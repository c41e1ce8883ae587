package dev.milepost.milestone.schedule;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.deadline.UnknownHolidays;
import dev.milepost.milestone.deadline.WorkCalendar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The business days of a calendar with holidays, a list for each year that a pass comes to. For one pass at a time. */
final class CalendarDays implements WorkingDays {
    private final WorkCalendar calendar;
    private final Map<Integer, int[]> years = new HashMap<>();

    CalendarDays(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public int after(int day, int count) {
        if (count == 0) {
            return day;
        }
        return count > 0 ? later(day, count) : earlier(day, -count);
    }

    @Override
    public int latest(int limit, int count) {
        if (count == 0) {
            return limit;
        }
        // Later by count comes out at the count-th working day after: the last day before the one that would be too
        // late.
        return count > 0 ? earlier(limit + 1, count) - 1 : later(limit, -count);
    }

    /** The count-th working day after {@code day}. */
    private int later(int day, int count) {
        int year = LocalDate.ofEpochDay(day).getYear();
        int[] days = of(year);
        int left = count + upTo(days, day);
        while (left > days.length) {
            left -= days.length;
            days = of(next(year++, days, 1));
        }
        return days[left - 1];
    }

    /** The count-th working day before {@code day}. */
    private int earlier(int day, int count) {
        int year = LocalDate.ofEpochDay(day).getYear();
        int[] days = of(year);
        int index = upTo(days, day - 1) - count;
        while (index < 0) {
            days = of(next(year--, days, -1));
            index += days.length;
        }
        return days[index];
    }

    private int next(int year, int[] days, int step) {
        if (days.length == 0) {
            throw ProblemType.CONFLICT.because("The calendar " + calendar.ref().id() + " has no business day in " + year
                    + ", so lags in business days cannot be counted through it.");
        }
        return year + step;
    }

    /** How many of the days are not after {@code day}. */
    private static int upTo(int[] days, int day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int[] of(int year) {
        return years.computeIfAbsent(year, this::read);
    }

    private int[] read(int year) {
        try {
            return daysOf(year);
        } catch (UnknownHolidays e) {
            throw ProblemType.CONFLICT.because(
                    "Lags in business days cannot be counted: " + e.because() + ", or days nearer to today.");
        }
    }

    private int[] daysOf(int year) {
        int first = (int) LocalDate.ofYearDay(year, 1).toEpochDay();
        int end = (int) LocalDate.ofYearDay(year + 1, 1).toEpochDay();
        return IntStream.range(first, end)
                .filter(day -> calendar.off(LocalDate.ofEpochDay(day), false) == null)
                .toArray();
    }
}
