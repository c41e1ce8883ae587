package dev.milepost.milestone.schedule;

/**
 * Counts the working days of a calendar. Days are epoch days, as {@code LocalDate.toEpochDay} gives them, so that a pass
 * over a large schedule makes no objects.
 */
public interface WorkingDays {
    /** Monday to Friday, without holidays. */
    WorkingDays MONDAY_TO_FRIDAY = new Weekdays();

    /**
     * The day that lies {@code count} working days after {@code day}: the count-th working day that follows it, the day
     * itself for 0, and the count-th working day before it for a negative count.
     */
    int after(int day, int count);

    /** The latest day from which {@link #after} with {@code count} does not come out later than {@code limit}. */
    int latest(int limit, int count);
}
