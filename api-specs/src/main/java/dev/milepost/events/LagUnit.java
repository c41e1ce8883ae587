package dev.milepost.events;

/** What the lag of a dependency counts. */
public enum LagUnit {
    CALENDAR_DAYS,
    BUSINESS_DAYS
}
