package dev.milepost.events;

/** Where a corrective action plan stands. */
public enum CorrectivePlanStatus {
    OPEN,

    /** All of its actions have ended, and somebody said whether it worked. */
    CLOSED,
    CANCELLED
}
