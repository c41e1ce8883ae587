package dev.milepost.events;

/** How many of a gate's approvers must approve. */
public enum GateMode {
    /** Each of them. */
    ALL,
    /** As many as its quorum says. */
    QUORUM
}
