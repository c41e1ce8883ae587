package dev.milepost.alert.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what is known, for the current tenant. */
@ApplicationScoped
public class Known {
    private final EntityManager entities;

    @Inject
    Known(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<KnownContract> contract(UUID id) {
        return Optional.ofNullable(entities.find(KnownContract.class, id));
    }

    public Optional<KnownMilestone> milestone(UUID id) {
        return Optional.ofNullable(entities.find(KnownMilestone.class, id));
    }

    public Optional<KnownPerson> person(UUID id) {
        return Optional.ofNullable(entities.find(KnownPerson.class, id));
    }

    /** The milestones of a contract, deleted ones included. */
    public List<KnownMilestone> milestonesOf(UUID contractId) {
        return entities.createQuery("from KnownMilestone where contractId = :contract", KnownMilestone.class)
                .setParameter("contract", contractId)
                .getResultList();
    }

    /** The people with that e-mail address. */
    public List<KnownPerson> peopleAt(String email) {
        return entities.createQuery("from KnownPerson where email = :email", KnownPerson.class)
                .setParameter("email", email)
                .getResultList();
    }

    /** Whether the party of that reference takes part in the contract. */
    public boolean takesPart(String partyReference, UUID contractId) {
        return entities.createQuery("""
                        select count(*) from KnownContractParty c, KnownParty p
                        where p.id = c.key.partyId and c.key.contractId = :contract and p.reference = :party""", Long.class)
                        .setParameter("contract", contractId)
                        .setParameter("party", partyReference)
                        .getSingleResult()
                > 0;
    }
}
