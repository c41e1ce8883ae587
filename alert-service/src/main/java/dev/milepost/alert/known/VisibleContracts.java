package dev.milepost.alert.known;

import dev.milepost.events.ContractAccess;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which contracts the caller may see: a counterparty's people those in which their party takes part, and everybody but the
 * tenant's administrators and systems those of MEMBERS that they are a member of. The one place for it; for somebody who
 * does not call, it is {@link KnownContract#isOpenTo}.
 */
@ApplicationScoped
public class VisibleContracts {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String OF_PARTY = """
            exists (select 1 from KnownContractParty cp, KnownParty p
              where cp.key.contractId = %s.id and p.id = cp.key.partyId and p.reference = :ownParty)""";
    private static final String OPEN = "(%1$s.access = :openAccess or %1$s.members like :ownMember)";

    private final Caller caller;
    private final Known known;

    @Inject
    VisibleContracts(Caller caller, Known known) {
        this.caller = caller;
        this.known = known;
    }

    /** Whether the caller may see a contract. */
    public boolean contains(KnownContract contract) {
        return member().map(contract::isOpenTo).orElse(true)
                && caller.party()
                        .map(party -> known.takesPart(party, contract.id()))
                        .orElse(true);
    }

    /** Narrows an HQL query to contracts that the caller may see; {@code alias} is that of a KnownContract in it. */
    public void addTo(String alias, List<String> where, Map<String, Object> values) {
        caller.party().ifPresent(party -> {
            where.add(OF_PARTY.formatted(alias));
            values.put("ownParty", party);
        });
        member().ifPresent(person -> {
            where.add(OPEN.formatted(alias));
            values.put("openAccess", ContractAccess.TENANT);
            values.put("ownMember", "%" + person + "%");
        });
    }

    /** Whose memberships count; empty for those who see every contract. */
    private Optional<UUID> member() {
        return caller.seesEveryContract()
                ? Optional.empty()
                : Optional.of(
                        known.personOf(caller.subject()).map(KnownPerson::id).orElse(NOBODY));
    }
}
