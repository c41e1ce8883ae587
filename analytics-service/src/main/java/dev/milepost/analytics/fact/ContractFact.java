package dev.milepost.analytics.fact;

import dev.milepost.analytics.rollup.Standing;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A contract as its last event left it. A deleted one stays, so that what follows it in its stream has a contract. */
@Entity
public class ContractFact {
    @Id
    private UUID id;

    @TenantId
    @Column
    private String tenantId;

    @Column
    private long version;

    @Column
    private String reference;

    @Column
    private String title;

    @Column
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ContractStatus status;

    @Column
    private String timeZone;

    @Column
    private boolean deleted;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "contract_party", joinColumns = @JoinColumn(name = "contract_id"))
    private final Set<ContractParty> parties = new HashSet<>();

    protected ContractFact() {}

    ContractFact(String tenant, ContractState state, boolean deleted) {
        this.id = state.id();
        become(tenant, state, deleted);
    }

    void become(String tenant, ContractState state, boolean deleted) {
        this.version = state.version();
        this.reference = state.reference();
        this.title = state.title();
        this.status = state.status();
        this.timeZone =
                ZoneId.of(state.timeZone()).getId(); // an unknown zone is refused here, not when figures are read
        this.deleted = deleted;
        Set<ContractParty> now = new HashSet<>();
        state.parties().forEach(party -> now.add(new ContractParty(tenant, party.partyId(), party.role())));
        parties.retainAll(now);
        parties.addAll(now);
    }

    public UUID id() {
        return id;
    }

    public boolean isDeleted() {
        return deleted;
    }

    /** Whether the party takes part in it, in whatever role. */
    public boolean involves(UUID party) {
        return parties.stream().anyMatch(one -> one.partyId().equals(party));
    }

    /** Where what belongs to it is counted. A draft is not counted: its dates are nobody's promise yet. */
    Standing standing() {
        if (deleted || status == ContractStatus.DRAFT) {
            return Standing.UNCOUNTED;
        }
        return Standing.of(
                id, parties.stream().map(ContractParty::partyId).distinct().toList(), timeZone);
    }
}
