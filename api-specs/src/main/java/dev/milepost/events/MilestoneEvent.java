package dev.milepost.events;

/** A milestone changed: its state after the change. */
public record MilestoneEvent(MilestoneState milestone, Change change) implements EventData {}
