package dev.milepost.alert.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
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

    /** All reminders of a milestone, locked: a delivery is recorded either before or after the change to come. */
    List<Reminder> lockOf(UUID milestoneId) {
        return entities.createQuery("from Reminder where milestoneId = :milestone", Reminder.class)
                .setParameter("milestone", milestoneId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The reminders of a milestone at one due date. */
    List<Reminder> at(UUID milestoneId, LocalDate dueDate) {
        return entities.createQuery("from Reminder where milestoneId = :milestone and dueDate = :due", Reminder.class)
                .setParameter("milestone", milestoneId)
                .setParameter("due", dueDate)
                .getResultList();
    }

    void add(Reminder reminder) {
        entities.persist(reminder);
    }
}
