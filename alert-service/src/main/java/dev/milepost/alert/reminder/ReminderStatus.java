package dev.milepost.alert.reminder;

/** Where a reminder stands. */
public enum ReminderStatus {
    /** Waits for its moment, or for another attempt. */
    PLANNED,
    /** The channel has taken it. */
    SENT,
    /** Was not worth sending, or there was nobody to send it to. */
    SKIPPED,
    /** What it would have reminded of is over or has moved. */
    CANCELLED,
    /** The channel refused it for good. */
    FAILED
}
