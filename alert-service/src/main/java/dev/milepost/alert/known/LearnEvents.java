package dev.milepost.alert.known;

import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractState;
import dev.milepost.events.DelegationState;
import dev.milepost.events.Event;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PartyState;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PersonState;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes over what events say. */
@ApplicationScoped
public class LearnEvents {
    private final EntityManager entities;
    private final BusinessClock clock;

    @Inject
    LearnEvents(EntityManager entities, BusinessClock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** What has changed that reminders depend on. */
    public KnownContract.Changed contract(ContractState state, boolean deleted) {
        boolean partiesMoved = parties(state);
        KnownContract known = entities.find(KnownContract.class, state.id());
        if (known == null) {
            known = new KnownContract(state.id());
            known.become(state, deleted);
            entities.persist(known);
            return KnownContract.Changed.DATES;
        }
        KnownContract.Changed changed = known.become(state, deleted);
        return partiesMoved && changed == KnownContract.Changed.NOTHING ? KnownContract.Changed.WHO_SEES_IT : changed;
    }

    /**
     * A milestone as it is now.
     *
     * @param movesPayments whether reminders of payments that it released may go to others now, or follow another policy
     * @param endsRejection whether it was rejected before, and is not any more
     */
    public record Learnt(KnownMilestone milestone, boolean movesPayments, boolean endsRejection) {}

    public Learnt milestone(MilestoneState state, boolean deleted, Event event) {
        KnownMilestone known = entities.find(KnownMilestone.class, state.id());
        boolean isNew = known == null;
        if (known == null) {
            known = new KnownMilestone(state.id());
        }
        boolean wasRejected = !isNew && known.status() == MilestoneStatus.REJECTED;
        boolean movesPayments = known.become(state, deleted, event.sequenceNumber(), event.time(), clock.instant());
        if (isNew) {
            entities.persist(known);
        }
        return new Learnt(known, movesPayments, wasRejected && (deleted || state.status() != MilestoneStatus.REJECTED));
    }

    /** True when plans depend on what has changed: where the person is, to whom they report, their teams. */
    public boolean person(PersonState state) {
        boolean teamsMoved = teams(state);
        KnownPerson known = entities.find(KnownPerson.class, state.id());
        if (known == null) {
            known = new KnownPerson(state.id());
            known.become(state);
            entities.persist(known);
            return true;
        }
        return known.become(state) || teamsMoved;
    }

    public KnownPayment payment(PaymentState state) {
        return learn(KnownPayment.class, state.id(), KnownPayment::new, known -> known.become(state));
    }

    public void delegation(DelegationState state) {
        learn(KnownDelegation.class, state.id(), KnownDelegation::new, known -> known.become(state));
    }

    /** True when plans depend on what has changed: whether the party can be told anything. */
    public boolean party(PartyState state) {
        KnownParty before = entities.find(KnownParty.class, state.id());
        boolean hadAddress = before != null && before.email() != null;
        learn(KnownParty.class, state.id(), KnownParty::new, known -> known.become(state));
        return hadAddress != (state.email() != null);
    }

    private boolean teams(PersonState state) {
        Set<String> missing = new HashSet<>(state.teams());
        boolean moved = false;
        for (KnownTeamMember member : entities.createQuery(
                        "from KnownTeamMember where key.personId = :person", KnownTeamMember.class)
                .setParameter("person", state.id())
                .getResultList()) {
            if (!missing.remove(member.key.team())) {
                entities.remove(member);
                moved = true;
            }
        }
        missing.forEach(team -> entities.persist(new KnownTeamMember(team, state.id())));
        return moved || !missing.isEmpty();
    }

    private boolean parties(ContractState state) {
        boolean moved = false;
        Set<UUID> missing =
                state.parties().stream().map(ContractPartyState::partyId).collect(Collectors.toSet());
        for (KnownContractParty party : entities.createQuery(
                        "from KnownContractParty where key.contractId = :contract", KnownContractParty.class)
                .setParameter("contract", state.id())
                .getResultList()) {
            if (!missing.remove(party.key.partyId())) {
                entities.remove(party);
                moved = true;
            }
        }
        missing.forEach(party -> entities.persist(new KnownContractParty(state.id(), party)));
        return moved || !missing.isEmpty();
    }

    /** Fills in a new one before it is persisted, as that is when its values are taken. */
    private <T> T learn(Class<T> type, UUID id, Function<UUID, T> create, Consumer<T> become) {
        T known = entities.find(type, id);
        if (known != null) {
            become.accept(known);
            return known;
        }
        T created = create.apply(id);
        become.accept(created);
        entities.persist(created);
        return created;
    }
}
