package dev.milepost.analytics.rollup;

/** What a cell can be of; the order is that within an axis. */
public enum Part {
    CONTRACT,
    COUNTERPARTY,
    OWNER,
    TEAM,
    TAG,
    TYPE,
    PRIORITY,
    CURRENCY,
    /** The month of the promised date (2027-02), of money of the due date. A quarter is three of them. */
    MONTH,
    /** The ISO week of the same date (2027-W08). */
    WEEK;

    boolean isPeriod() {
        return this == MONTH || this == WEEK;
    }
}
