package dev.milepost.events;

/** What an entry of a payment's ledger records. */
public enum PaymentEntryKind {
    /** What became due, before anything is added or taken off. */
    DUE,

    /** Added for work that was early. */
    BONUS,

    /** Taken off for work that was late. */
    PENALTY,

    /** Held back until a release milestone is met. */
    RETENTION_HELD,

    /** Taken off because it was paid ahead. */
    ADVANCE_RECOVERED,

    /** What another system reports differs from what was due. */
    ADJUSTED,

    /** An invoice came. */
    INVOICED,

    /** Money was paid, all of it or a part. */
    PAID,

    /** Somebody contests it. */
    DISPUTED,

    /** A dispute ended; the amount is what the payer was let off. */
    SETTLED,

    /** An earlier entry was wrong; this one undoes it. */
    REVERSED,

    /** It need not be paid any more. */
    CANCELLED
}
