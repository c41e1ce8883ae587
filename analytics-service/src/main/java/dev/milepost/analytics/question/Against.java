package dev.milepost.analytics.question;

/** Which promise is measured against. */
public enum Against {
    /** The date agreed at activation or by the last amendment; the due date where there is none. */
    BASELINE,
    /** The due date as it is. */
    CURRENT
}
