package dev.milepost.analytics.report;

/** How often a report runs. */
public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY
}
