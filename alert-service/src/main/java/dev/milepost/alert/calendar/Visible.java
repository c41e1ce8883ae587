package dev.milepost.alert.calendar;

import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Whether a person may see a contract when nobody is logged in and only their calendar is read. */
@ApplicationScoped
class Visible {
    private final EntityManager entities;

    @Inject
    Visible(EntityManager entities) {
        this.entities = entities;
    }

    boolean to(KnownPerson person, KnownContract contract) {
        UUID party = person.partyId();
        return !contract.isDeleted()
                && contract.isOpenTo(person.id())
                && (party == null
                        || entities.createQuery("""
                                select count(*) from KnownContractParty
                                where key.contractId = :contract and key.partyId = :party""", Long.class)
                                        .setParameter("contract", contract.id())
                                        .setParameter("party", party)
                                        .getSingleResult()
                                > 0);
    }
}
