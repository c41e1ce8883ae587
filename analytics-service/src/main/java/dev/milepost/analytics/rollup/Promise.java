package dev.milepost.analytics.rollup;

/** Which date was promised. The names are labels. */
public enum Promise {
    BASELINE,
    CURRENT
}
