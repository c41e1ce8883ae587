package dev.milepost.events;

/** What a rate is per: calendar days, seven of them, or calendar months. */
public enum RatePeriod {
    DAY,
    WEEK,
    MONTH
}
