package dev.milepost.analytics.fact;

import dev.milepost.events.ContractAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds facts of the current tenant. Each in a transaction, if there is none: the session of a request keeps the tenant that it
 * began with, and a job asks for one tenant after the other.
 */
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

    /** The contract of that id, unless it was deleted; within a transaction of the caller, as its parts are read when asked for. */
    public Optional<ContractFact> contract(UUID id) {
        return Optional.ofNullable(entities.find(ContractFact.class, id)).filter(contract -> !contract.isDeleted());
    }

    /** The id of the person whose tokens say that {@code sub}. */
    @Transactional
    public Optional<UUID> personOf(String subject) {
        return entities
                .createQuery("select id from PersonFact where subject = :subject", UUID.class)
                .setParameter("subject", subject)
                .setMaxResults(1)
                .getResultList() // a stream would keep its connection until it is closed
                .stream()
                .findFirst();
    }

    /** The party of the person whose tokens say that {@code sub}, empty for one of the tenant's own; none for nobody. */
    @Transactional
    public List<Optional<UUID>> sideOf(String subject) {
        return entities
                .createQuery("from PersonFact where subject = :subject", PersonFact.class)
                .setParameter("subject", subject)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(person -> Optional.ofNullable(person.partyId()))
                .toList();
    }

    /** Those of {@code people} who belong to {@code party}; to none, the tenant's own, where it is null. */
    @Transactional
    public Set<UUID> whoBelongTo(@Nullable UUID party, List<UUID> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        var query = entities.createQuery(
                        "select id from PersonFact where id in :people and partyId "
                                + (party == null ? "is null" : "= :party"),
                        UUID.class)
                .setParameter("people", people);
        if (party != null) {
            query.setParameter("party", party);
        }
        return Set.copyOf(query.getResultList());
    }

    /** The contracts of MEMBERS that a person is a member of; with a {@code party}, those in which it takes part. */
    @Transactional
    public List<UUID> membershipsOf(UUID person, @Nullable UUID party) {
        var query = entities.createQuery(
                        "select c.id from ContractFact c join c.members m where m.personId = :person and c.access = :members"
                                + (party == null
                                        ? ""
                                        : " and exists (select 1 from c.parties p where p.partyId = :party)"),
                        UUID.class)
                .setParameter("person", person)
                .setParameter("members", ContractAccess.MEMBERS);
        if (party != null) {
            query.setParameter("party", party);
        }
        return query.getResultList();
    }

    /** The id of the party that the tenant knows by {@code reference}. */
    @Transactional
    public Optional<UUID> partyOf(String reference) {
        return entities
                .createQuery(PARTY_OF_REFERENCE, UUID.class)
                .setParameter("reference", reference)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }
}
