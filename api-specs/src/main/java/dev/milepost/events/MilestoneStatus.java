package dev.milepost.events;

/** Where a milestone stands. Overdue, at risk and blocked are derived from it, never stored. */
public enum MilestoneStatus {
    PLANNED,
    IN_PROGRESS,
    SUBMITTED,
    REJECTED,
    MET,
    MISSED,
    WAIVED,
    CANCELLED;

    /** Whether work on it has ended, well or badly; only reopening leads back. */
    public boolean isEnded() {
        return switch (this) {
            case PLANNED, IN_PROGRESS, SUBMITTED, REJECTED -> false;
            case MET, MISSED, WAIVED, CANCELLED -> true;
        };
    }
}
