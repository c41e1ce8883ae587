package dev.milepost.events;

/** A breach was recorded, or ended: its state after that. */
public record BreachEvent(BreachState breach, Change change) implements EventData {}
