package dev.milepost.events;

/** Which days an offset counts. */
public enum DayUnit {
    /** All days; also weeks, months and years. */
    CALENDAR,
    /** Working days of the calendar that are no public holiday. */
    BUSINESS_DAYS,
    /** Business days on which the banks of the calendar's jurisdiction settle payments. */
    BANKING_DAYS
}
