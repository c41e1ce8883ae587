package dev.milepost.events;

/** The last day of a period of the calendar. */
public enum PeriodEnd {
    MONTH_END,
    QUARTER_END,
    YEAR_END
}
