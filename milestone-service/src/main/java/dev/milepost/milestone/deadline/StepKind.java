package dev.milepost.milestone.deadline;

/** What a step of a trace did. */
public enum StepKind {
    /** Took the day that is counted from. */
    ANCHOR,
    /** Went to the end of a month, quarter or year. */
    PERIOD_END,
    /** Counted the offset. */
    OFFSET,
    /** Took the last day of a month that lacks the day counted to. */
    CLAMP,
    /** Left out a day that does not count. */
    SKIP,
    /** Moved a result that is no business day. */
    ROLL,
    /** Checked that a period fits. */
    FIT,
    /** Left out a day of a recurrence. */
    EXCEPT,
    /** Moved by days in which work on the contract rested. */
    SHIFT,
    /** Has no date. */
    WAIT,
    /** Is the date. */
    RESULT
}
