package dev.milepost.events;

/** When the approvers of a gate may decide. */
public enum GateOrder {
    /** All of them from the submission on. */
    PARALLEL,
    /** Each when those before have approved. */
    SEQUENTIAL
}
