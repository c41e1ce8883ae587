package dev.milepost.events;

import java.util.UUID;

/** A party of a contract and its role there; a party may have several. */
public record ContractPartyState(UUID partyId, PartyRole role) {}
