package dev.milepost.events;

/**
 * How a payment's amount comes about.
 *
 * @param amount with its sign; the lines of a payment add up to its amount
 */
public record PaymentLine(PaymentEntryKind kind, Money amount) {}
