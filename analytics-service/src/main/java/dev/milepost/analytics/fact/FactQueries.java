package dev.milepost.analytics.fact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** Finds facts of the current tenant. */
@ApplicationScoped
public class FactQueries {
    // Two parties can have one reference for the moment between the events of their two streams: the newer one has it.
    static final String PARTY_OF_REFERENCE =
            "select id from PartyFact where reference = :reference order by changedAt desc, id desc";

    private final EntityManager entities;

    @Inject
    FactQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** The contract of that id, unless it was deleted. */
    public Optional<ContractFact> contract(UUID id) {
        return Optional.ofNullable(entities.find(ContractFact.class, id)).filter(contract -> !contract.isDeleted());
    }

    /** The id of the party that the tenant knows by {@code reference}. */
    public Optional<UUID> partyOf(String reference) {
        return entities.createQuery(PARTY_OF_REFERENCE, UUID.class)
                .setParameter("reference", reference)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
