package dev.milepost.events;

/** What a party is in a contract. */
public enum PartyRole {
    CLIENT,
    SUPPLIER,
    SUBCONTRACTOR,
    REGULATOR
}
