package dev.milepost.analytics.rebuild;

/** How far a rebuild is. */
public enum RebuildState {
    RUNNING,
    /** Something could not be rebuilt. It is tried again every minute; a new rebuild may take its place. */
    FAILED,
    DONE
}
