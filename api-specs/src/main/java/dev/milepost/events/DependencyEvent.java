package dev.milepost.events;

/** A dependency came or went: its state then. */
public record DependencyEvent(DependencyState dependency, Change change) implements EventData {}
