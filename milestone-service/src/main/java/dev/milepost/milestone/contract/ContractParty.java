package dev.milepost.milestone.contract;

import dev.milepost.events.ContractPartyState;
import dev.milepost.events.PartyRole;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** A party in a contract; carries the tenant because foreign keys include it. */
@Embeddable
record ContractParty(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "party_id") UUID partyId,

        @Enumerated(EnumType.STRING) @Column(columnDefinition = "varchar(20)")
        PartyRole role) {
    ContractPartyState toState() {
        return new ContractPartyState(partyId, role);
    }
}
