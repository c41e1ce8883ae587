package dev.milepost.events;

/** What a contract says of its early end. */
public enum TerminationTermKind {
    /** How and when notice is given. */
    NOTICE,
    /** What the early end costs. */
    PENALTY,
    /** What must still be done or paid. */
    STAYS_DUE,
    OTHER
}
