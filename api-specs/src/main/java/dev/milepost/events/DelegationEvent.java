package dev.milepost.events;

/** A delegation began or ended: its state then. In the stream of the person whose approvals it is about. */
public record DelegationEvent(DelegationState delegation, Change change) implements EventData {}
