package dev.milepost.events;

/** What a percentage is of: the gross of the milestone's instalment, or the contract's value. */
public enum RateBase {
    INSTALMENT,
    CONTRACT_VALUE
}
