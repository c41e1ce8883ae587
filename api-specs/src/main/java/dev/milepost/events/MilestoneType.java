package dev.milepost.events;

/** What kind of checkpoint a milestone is. */
public enum MilestoneType {
    DELIVERABLE,
    PERFORMANCE,
    PAYMENT,
    GATE,
    REVIEW,
    REPORT,
    COMPLETION,
    NOTICE,
    RENEWAL,
    EXPIRY
}
