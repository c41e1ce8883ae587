package dev.milepost.events;

/** Where an amendment stands. */
public enum AmendmentStatus {
    /** It waits for approvals. */
    PROPOSED,
    /** It has those it needs, and waits for the day from which it is effective. */
    APPROVED,
    /** It is part of the contract. */
    APPLIED,
    REJECTED,
    WITHDRAWN
}
