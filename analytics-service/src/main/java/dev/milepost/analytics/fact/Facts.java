package dev.milepost.analytics.fact;

import dev.milepost.analytics.rollup.RollUps;
import dev.milepost.analytics.rollup.Standing;
import dev.milepost.events.ContractState;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.PartyState;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PersonState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Lets the facts follow the events and the roll-ups follow the facts: what a fact was counted in before is taken back,
 * what it is counted in now is added.
 */
@ApplicationScoped
public class Facts {
    private final EntityManager entities;
    private final RollUps rollUps;

    @Inject
    Facts(EntityManager entities, RollUps rollUps) {
        this.entities = entities;
        this.rollUps = rollUps;
    }

    /** The contract is now as {@code state} says, or gone. */
    public void contract(String tenant, ContractState state, boolean deleted) {
        ContractFact contract = entities.find(ContractFact.class, state.id());
        if (contract == null) {
            entities.persist(new ContractFact(tenant, state, deleted));
            return;
        }
        Standing before = contract.standing();
        contract.become(tenant, state, deleted);
        Standing after = contract.standing();
        if (!before.equals(after)) {
            for (MilestoneFact milestone : of(state.id(), MilestoneFact.class)) {
                rollUps.subtract(before, milestone.shares(before.timeZone()));
                rollUps.add(after, milestone.shares(after.timeZone()));
            }
            for (PaymentFact payment : of(state.id(), PaymentFact.class)) {
                rollUps.subtract(before, payment.shares(before.timeZone()));
                rollUps.add(after, payment.shares(after.timeZone()));
            }
        }
    }

    /** The milestone is now as {@code state} says. */
    public void milestone(MilestoneState state) {
        Standing standing = standing(state.contractId());
        MilestoneFact milestone = entities.find(MilestoneFact.class, state.id());
        if (milestone == null) {
            milestone = new MilestoneFact(state);
            entities.persist(milestone);
        } else {
            rollUps.subtract(standing, milestone.shares(standing.timeZone()));
            milestone.become(state);
        }
        rollUps.add(standing, milestone.shares(standing.timeZone()));
    }

    /** The milestone is gone. */
    public void milestoneDeleted(MilestoneState state) {
        MilestoneFact milestone = entities.find(MilestoneFact.class, state.id());
        if (milestone != null) {
            Standing standing = standing(state.contractId());
            rollUps.subtract(standing, milestone.shares(standing.timeZone()));
            entities.remove(milestone);
        }
    }

    /** The payment is now as {@code state} says. */
    public void payment(PaymentState state) {
        Standing standing = standing(state.contractId());
        PaymentFact payment = entities.find(PaymentFact.class, state.id());
        if (payment == null) {
            payment = new PaymentFact(state);
            entities.persist(payment);
        } else {
            rollUps.subtract(standing, payment.shares(standing.timeZone()));
            payment.become(state);
        }
        rollUps.add(standing, payment.shares(standing.timeZone()));
    }

    /** The party is now as {@code state} says. */
    public void party(PartyState state, Instant at) {
        PartyFact party = entities.find(PartyFact.class, state.id());
        if (party == null) {
            entities.persist(new PartyFact(state, at));
        } else {
            party.become(state, at);
        }
    }

    /** The person is now as {@code state} says. */
    public void person(PersonState state) {
        PersonFact person = entities.find(PersonFact.class, state.id());
        if (person == null) {
            entities.persist(new PersonFact(state));
        } else {
            person.become(state);
        }
    }

    /** Writes what has changed. */
    public void flush() {
        entities.flush();
    }

    private Standing standing(UUID contractId) {
        ContractFact contract = entities.find(ContractFact.class, contractId);
        if (contract == null) {
            throw new IllegalStateException("no event of contract " + contractId + " came before this one");
        }
        return contract.standing();
    }

    private <T> List<T> of(UUID contract, Class<T> facts) {
        return entities.createQuery("from " + facts.getSimpleName() + " where contractId = :contract", facts)
                .setParameter("contract", contract)
                .getResultList();
    }
}
