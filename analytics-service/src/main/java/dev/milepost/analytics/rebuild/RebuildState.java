package dev.milepost.analytics.rebuild;

/** How far a rebuild is. */
public enum RebuildState {
    RUNNING,
    DONE
}
