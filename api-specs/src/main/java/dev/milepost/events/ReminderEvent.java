package dev.milepost.events;

/** A reminder was sent, finally refused, sent as an escalation, or acknowledged: its ledger row. */
public record ReminderEvent(ReminderState reminder) implements EventData {}
