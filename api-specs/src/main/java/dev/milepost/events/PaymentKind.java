package dev.milepost.events;

/** What a payment is for. */
public enum PaymentKind {
    /** Work: what a met milestone releases, or what another system reports as paid. */
    INSTALMENT,

    /** Money ahead of the work, recovered from later instalments. */
    ADVANCE,

    /** Money that was held back from instalments and is let go. */
    RETENTION
}
