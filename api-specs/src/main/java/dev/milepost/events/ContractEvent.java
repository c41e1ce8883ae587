package dev.milepost.events;

/** A contract changed: its state after the change. */
public record ContractEvent(ContractState contract, Change change) implements EventData {}
