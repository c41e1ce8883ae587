package dev.milepost.events;

/** A later date was asked for, or that was decided on: the request's state after that. */
public record ExtensionEvent(ExtensionState extension, Change change) implements EventData {}
