package dev.milepost.alert.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /**
     * The contract, locked: who brings the plans of a contract in line does so one after the other. Taken before any
     * other lock of the contract.
     */
    public Optional<KnownContract> lockedContract(UUID id) {
        return Optional.ofNullable(entities.find(KnownContract.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<KnownPayment> payment(UUID id) {
        return Optional.ofNullable(entities.find(KnownPayment.class, id));
    }

    public Optional<KnownParty> party(UUID id) {
        return Optional.ofNullable(entities.find(KnownParty.class, id));
    }

    /** The party that the tokens of its users name so. */
    public Optional<KnownParty> partyOf(String reference) {
        return entities.createQuery("from KnownParty where reference = :reference", KnownParty.class)
                .setParameter("reference", reference)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The payments of a contract. */
    public List<KnownPayment> paymentsOf(UUID contractId) {
        return entities.createQuery("from KnownPayment where contractId = :contract", KnownPayment.class)
                .setParameter("contract", contractId)
                .getResultList();
    }

    /** The payments that a milestone released. */
    public List<KnownPayment> paymentsOf(KnownMilestone milestone) {
        return entities.createQuery("from KnownPayment where milestoneId = :milestone", KnownPayment.class)
                .setParameter("milestone", milestone.id())
                .getResultList();
    }

    /** The payments of a contract that no milestone released, as an advance. */
    public List<KnownPayment> paymentsOfNoMilestone(UUID contractId) {
        return entities.createQuery(
                        "from KnownPayment where contractId = :contract and milestoneId is null order by dueOn, id",
                        KnownPayment.class)
                .setParameter("contract", contractId)
                .getResultList();
    }

    /** The parties of a contract, in whatever role. */
    public List<KnownParty> partiesOf(UUID contractId) {
        return entities.createQuery("""
                        select p from KnownContractParty c, KnownParty p
                        where p.id = c.key.partyId and c.key.contractId = :contract order by p.id""", KnownParty.class)
                .setParameter("contract", contractId)
                .getResultList();
    }

    /** Those of the people whom events have told of, by id. */
    public Map<UUID, KnownPerson> people(Set<UUID> ids) {
        if (ids.size() == 1) {
            return person(ids.iterator().next())
                    .map(person -> Map.of(person.id(), person))
                    .orElse(Map.of()); // of one fold: in the session after the first time
        }
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery("from KnownPerson where id in :ids", KnownPerson.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(KnownPerson::id, Function.identity()));
    }

    /** The people of a team. */
    public List<UUID> membersOf(String team) {
        return entities.createQuery("""
                        select m.key.personId from KnownTeamMember m where m.key.team = :team order by m.key.personId""", UUID.class).setParameter("team", team).getResultList();
    }

    /** The teams of a person. */
    public List<String> teamsOf(UUID person) {
        return entities.createQuery(
                        "select m.key.team from KnownTeamMember m where m.key.personId = :person", String.class)
                .setParameter("person", person)
                .getResultList();
    }

    /** The person who signs in as {@code subject}. */
    public Optional<KnownPerson> personOf(String subject) {
        return entities.createQuery("from KnownPerson where subject = :subject", KnownPerson.class)
                .setParameter("subject", subject)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
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

    /** The delegations of these people that are not over on {@code day}, the earliest first. */
    public List<KnownDelegation> delegationsOf(Collection<UUID> people, LocalDate day) {
        return entities.createQuery("""
                        from KnownDelegation where personId in (:people) and toDay >= :day and ended = false
                        order by fromDay, id""", KnownDelegation.class)
                .setParameter("people", people)
                .setParameter("day", day)
                .getResultList();
    }

    /** Whether that party takes part in the contract, in whatever role. */
    public boolean takesPart(UUID party, UUID contractId) {
        return entities.find(KnownContractParty.class, new KnownContractParty.Key(contractId, party)) != null;
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
