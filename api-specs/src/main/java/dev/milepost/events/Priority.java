package dev.milepost.events;

/** How much a milestone matters. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
