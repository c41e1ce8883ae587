package dev.milepost.alert.inbox;

/** What an entry of an inbox is about: what reminders are about, and what has stopped of what its person set up. */
enum InboxKind {
    DUE_DATE,
    CUSTOM_DATE,
    GATE_WAITING,
    PAYMENT_DUE,
    TERM_END,
    NOTICE_BY,
    NOTICE_SEND_BY,
    CONTRACT_DATE,
    SUBMITTED,
    APPROVED,
    REJECTED,
    RESCHEDULED,
    PAYMENT_RELEASED,
    MENTIONED,
    /** A webhook that its person made was switched off. */
    WEBHOOK_DISABLED
}
