package dev.milepost.alert.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** The rows of the ledger, for the current tenant. */
@ApplicationScoped
class Ledger {
    private final EntityManager entities;

    @Inject
    Ledger(EntityManager entities) {
        this.entities = entities;
    }

    /** All reminders of a subject, locked: a delivery is recorded either before or after the change to come. */
    List<Reminder> lockOf(UUID subjectId) {
        return entities.createQuery("from Reminder where subjectId = :subject", Reminder.class)
                .setParameter("subject", subjectId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The reminders of a subject. */
    List<Reminder> of(UUID subjectId) {
        return entities.createQuery("from Reminder where subjectId = :subject", Reminder.class)
                .setParameter("subject", subjectId)
                .getResultList();
    }

    /** The events by which a milestone was rejected, as far as anybody was told. */
    List<UUID> rejectionsOf(UUID milestone) {
        return entities.createQuery(
                        "select distinct subjectId from Reminder where milestoneId = :milestone and subject = 'REJECTED'",
                        UUID.class)
                .setParameter("milestone", milestone)
                .getResultList();
    }

    void add(Reminder reminder) {
        entities.persist(reminder);
    }
}
