package dev.milepost.analytics.report;

/** How far a run is. */
public enum RunState {
    /** It waits, or somebody works at it. */
    RUNNING,
    DONE,
    FAILED
}
