package dev.milepost.events;

/** What kind of day a rule counts from. */
public enum AnchorKind {
    /** A day that the rule itself names. */
    DATE,
    /** The day the contract was signed. */
    SIGNATURE,
    /** The first day of its term. */
    START,
    /** The last day of its term. */
    END,
    /** The first day after its term, when a renewal would begin. */
    RENEWAL,
    /** The day another milestone is due. */
    MILESTONE_DUE,
    /** The day another milestone was met. */
    MILESTONE_MET,
    /** The day of an event that a person records. */
    EVENT
}
