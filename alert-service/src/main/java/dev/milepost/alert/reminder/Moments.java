package dev.milepost.alert.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** When a person is reminded of milestones, for calendars. */
@ApplicationScoped
public class Moments {
    private final EntityManager entities;

    @Inject
    Moments(EntityManager entities) {
        this.entities = entities;
    }

    /** The moments of the rungs that are armed for a person or were sent to them, by milestone, each once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, List<Instant>> of(UUID person, Collection<UUID> milestones) {
        if (milestones.isEmpty()) {
            return Map.of();
        }
        Map<UUID, TreeSet<Instant>> moments = new HashMap<>();
        entities.createQuery("""
                        from Reminder where milestoneId in (:milestones) and recipient = :person and subject = 'DUE_DATE'
                          and state in (:states)""", Reminder.class)
                .setParameter("milestones", milestones)
                .setParameter("person", person.toString())
                .setParameter("states", List.of(ReminderStatus.PLANNED, ReminderStatus.SENT))
                .getResultStream()
                .forEach(reminder -> moments.computeIfAbsent(reminder.milestoneId, it -> new TreeSet<>())
                        .add(reminder.sendAt));
        Map<UUID, List<Instant>> lists = new HashMap<>();
        moments.forEach((milestone, all) -> lists.put(milestone, List.copyOf(all)));
        return lists;
    }
}
