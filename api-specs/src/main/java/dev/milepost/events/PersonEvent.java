package dev.milepost.events;

/** A person changed: its state after the change. */
public record PersonEvent(PersonState person, Change change) implements EventData {}
