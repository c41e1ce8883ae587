package dev.milepost.events;

/** Where a recorded breach stands. */
public enum BreachStatus {
    /** Not cured yet; past its cure period or not. */
    OPEN,
    CURED,

    /** The other side lets it be. */
    WAIVED,

    /** It was recorded by mistake. */
    WITHDRAWN
}
