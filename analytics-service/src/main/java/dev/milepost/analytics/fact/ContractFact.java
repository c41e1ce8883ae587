package dev.milepost.analytics.fact;

import dev.milepost.events.ContractAccess;
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
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ContractAccess access;

    @Column
    private boolean deleted;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "contract_party", joinColumns = @JoinColumn(name = "contract_id"))
    private final Set<ContractParty> parties = new HashSet<>();

    /** Read when they are told anew and when somebody asks for a contract of theirs, not with every fact of it. */
    @ElementCollection
    @CollectionTable(name = "contract_member", joinColumns = @JoinColumn(name = "contract_id"))
    private final Set<ContractMember> members = new HashSet<>();

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
        this.access = state.access();
        this.deleted = deleted;
        Set<ContractParty> now = new HashSet<>();
        state.parties().forEach(party -> now.add(new ContractParty(tenant, party.partyId(), party.role())));
        parties.retainAll(now);
        parties.addAll(now);
        Set<ContractMember> people = new HashSet<>();
        state.members().forEach(member -> people.add(new ContractMember(tenant, member.personId())));
        members.retainAll(people);
        members.addAll(people);
    }

    public UUID id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** The zone its dates are days in. */
    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    public boolean isDeleted() {
        return deleted;
    }

    /** Whether the party takes part in it, in whatever role. */
    public boolean involves(UUID party) {
        return parties.stream().anyMatch(one -> one.partyId().equals(party));
    }

    /** Whether a person sees it, as far as its members go. */
    public boolean isOpenTo(UUID person) {
        return access == ContractAccess.TENANT
                || members.stream().anyMatch(one -> one.personId().equals(person));
    }
}
