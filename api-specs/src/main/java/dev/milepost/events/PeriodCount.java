package dev.milepost.events;

/** Which periods count: each that has begun, or each that is over. */
public enum PeriodCount {
    STARTED,
    COMPLETED
}
