package dev.milepost.events;

/** A payment changed: its state after the change. */
public record PaymentEvent(PaymentState payment, Change change) implements EventData {}
