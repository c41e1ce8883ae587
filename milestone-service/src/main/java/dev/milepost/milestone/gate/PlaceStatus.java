package dev.milepost.milestone.gate;

/** Where a place of a gate stands. */
public enum PlaceStatus {
    /** It is filled. */
    APPROVED,
    /** Its decision is waited for now. */
    WAITING,
    /** Its turn comes when those before have approved, or with the next submission. */
    LATER,
    /** Enough others have approved. */
    NOT_NEEDED
}
