package dev.milepost.events;

/** Where a request for a later date stands. */
public enum ExtensionStatus {
    /** It waits for approvals. */
    REQUESTED,
    /** The milestone is due on the day that was asked for. */
    GRANTED,
    REFUSED,
    WITHDRAWN
}
