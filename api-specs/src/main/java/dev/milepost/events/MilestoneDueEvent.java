package dev.milepost.events;

/** The due date of an open milestone comes near, or is over. Told by time alone, so nobody changed anything. */
public record MilestoneDueEvent(MilestoneDue milestone) implements EventData {}
