package dev.milepost.events;

/** A reminder was sent or finally refused: its ledger row. */
public record ReminderEvent(ReminderState reminder) implements EventData {}
