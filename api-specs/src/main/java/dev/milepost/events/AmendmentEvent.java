package dev.milepost.events;

/** An amendment was proposed, decided or applied: its state after that. */
public record AmendmentEvent(AmendmentState amendment, Change change) implements EventData {}
