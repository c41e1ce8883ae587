package dev.milepost.alert.known;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** That a party takes part in a contract, in whatever role. */
@Entity
@Table(name = "known_contract_party")
@SuppressWarnings("NullAway.Init")
public class KnownContractParty {
    @EmbeddedId
    Key key;

    @TenantId
    String tenantId;

    protected KnownContractParty() {}

    KnownContractParty(UUID contractId, UUID partyId) {
        this.key = new Key(contractId, partyId);
    }

    /** Which party in which contract. */
    @Embeddable
    public record Key(UUID contractId, UUID partyId) {}
}
