package dev.milepost.events;

/** What becomes of a day that is no business day. */
public enum Roll {
    /** It stays. */
    NONE,
    /** The next business day. */
    FOLLOWING,
    /** The next business day, or the one before where the next is in another month. */
    MODIFIED_FOLLOWING,
    /** The business day before. */
    PRECEDING
}
