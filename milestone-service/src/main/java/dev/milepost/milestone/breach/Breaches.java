package dev.milepost.milestone.breach;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.party.Counterparty;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The breaches of the tenant, for a counterparty's user those of the contracts that their party is in. */
@ApplicationScoped
class Breaches implements PanacheRepositoryBase<Breach, UUID> {
    /** Of a query over {@code b}; takes {@code :party}. */
    static final String OF_PARTY =
            "exists (select 1 from Contract c join c.parties cp where c.id = b.contractId and cp.partyId = :party)";

    private final Counterparty counterparty;

    @Inject
    Breaches(Counterparty counterparty) {
        this.counterparty = counterparty;
    }

    /** The contract of a breach that the caller may see. */
    UUID contractOf(UUID id) {
        String mine = counterparty.id().isPresent() ? " and " + OF_PARTY : "";
        var query = getEntityManager()
                .createQuery("select b.contractId from Breach b where b.id = :id" + mine, UUID.class)
                .setParameter("id", id);
        counterparty.id().ifPresent(party -> query.setParameter("party", party));
        UUID contract = query.getSingleResultOrNull();
        if (contract == null) {
            throw ProblemType.NOT_FOUND.because("There is no breach " + id + ".");
        }
        return contract;
    }
}
