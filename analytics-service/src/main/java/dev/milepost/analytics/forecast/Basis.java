package dev.milepost.analytics.forecast;

/** What a forecast rests on. */
public enum Basis {
    /** What became of milestones before. */
    HISTORY,
    /** Fewer than 20 milestones were measured: nothing is said. */
    NOT_ENOUGH_HISTORY,
    /** There is no date to be late against. */
    NO_DATE
}
