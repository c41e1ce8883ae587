package dev.milepost.events;

/** How often a term is renewed unless somebody gives notice. */
public enum RenewalMode {
    NONE,
    ONCE,
    /** As often as {@link Renewal#times()} says. */
    TIMES,
    /** Again and again. */
    EVERGREEN
}
