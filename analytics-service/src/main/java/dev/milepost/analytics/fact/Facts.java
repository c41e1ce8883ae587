package dev.milepost.analytics.fact;

import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractState;
import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyState;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Lets the facts follow the events: who there is, and who sees which contract now. */
@ApplicationScoped
public class Facts {
    private final EntityManager entities;

    @Inject
    Facts(EntityManager entities) {
        this.entities = entities;
    }

    /** Lets them follow {@code event}. */
    public void fold(Event event) {
        switch (event.data()) {
            case ContractEvent data ->
                contract(event.tenant(), data.contract(), event.knownType() == EventType.CONTRACT_DELETED);
            case PartyEvent data -> party(data.party(), event.time());
            case PersonEvent data -> person(data.person());
            case null, default -> {
                // of no fact, or of a newer version: in the log
            }
        }
    }

    /** The contract is now as {@code state} says, or gone. */
    private void contract(String tenant, ContractState state, boolean deleted) {
        ContractFact contract = entities.find(ContractFact.class, state.id());
        if (contract == null) {
            entities.persist(new ContractFact(tenant, state, deleted));
        } else {
            contract.become(tenant, state, deleted);
        }
    }

    /** The party is now as {@code state} says. */
    private void party(PartyState state, Instant at) {
        PartyFact party = entities.find(PartyFact.class, state.id());
        if (party == null) {
            entities.persist(new PartyFact(state, at));
        } else {
            party.become(state, at);
        }
    }

    /** The person is now as {@code state} says. */
    private void person(PersonState state) {
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
}
