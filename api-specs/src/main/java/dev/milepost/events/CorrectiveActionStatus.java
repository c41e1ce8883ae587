package dev.milepost.events;

/** Where an action of a corrective action plan stands. */
public enum CorrectiveActionStatus {
    OPEN,
    DONE,
    CANCELLED
}
