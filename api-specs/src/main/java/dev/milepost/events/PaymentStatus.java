package dev.milepost.events;

/** Where a payment stands. */
public enum PaymentStatus {
    DUE,
    PAID,
    CANCELLED
}
