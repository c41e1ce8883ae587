package dev.milepost.analytics.rollup;

/** What a roll-up counts. The names are stored. */
public enum Figure {
    /** Milestones by status. */
    MILESTONES,

    /** Met milestones by variance in days. */
    MET_VARIANCES,

    /** Open milestones by due date and time zone. */
    OPEN_MILESTONES,

    /** Payments by currency and whether they are due, paid or cancelled; one that is paid in part is in two. */
    PAYMENTS,

    /** Payments not yet paid by due date, time zone and currency. */
    DUE_PAYMENTS
}
