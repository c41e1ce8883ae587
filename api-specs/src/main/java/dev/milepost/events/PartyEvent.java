package dev.milepost.events;

/** A party changed: its state after the change. */
public record PartyEvent(PartyState party, Change change) implements EventData {}
