package dev.milepost.alert.ladder;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Which days somebody works. */
@FunctionalInterface
public interface WorkDays {
    /** Monday to Friday, for those of whom no country is known. */
    WorkDays MONDAY_TO_FRIDAY = day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue();

    /** A year has fewer holidays in a row than this, whatever the calendar. */
    int LONGEST_REST = 60;

    boolean isWorked(LocalDate day);

    /**
     * The day that is {@code count} business days away from {@code day}, which need not be one itself. With 0 it is
     * {@code day} as it is.
     */
    default LocalDate plus(LocalDate day, int count) {
        int step = count < 0 ? -1 : 1;
        LocalDate found = day;
        for (int i = 0; i != count; i += step) {
            found = next(found.plusDays(step), step);
        }
        return found;
    }

    /** {@code day}, or the next business day in the direction of {@code step} where it is none. */
    default LocalDate next(LocalDate day, int step) {
        LocalDate found = day;
        for (int i = 0; i < LONGEST_REST && !isWorked(found); i++) {
            found = found.plusDays(step);
        }
        return found;
    }
}
