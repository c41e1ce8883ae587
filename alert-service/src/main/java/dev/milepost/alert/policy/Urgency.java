package dev.milepost.alert.policy;

/** What goes first when much is due at once. Its ordinal is kept in the ledger. */
public enum Urgency {
    URGENT,
    NORMAL,
    LOW
}
