package dev.milepost.alert.inbox;

import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.UUID;

/** Tells who made a webhook in their inbox that it was switched off, until it is on again or gone. */
@ApplicationScoped
public class TellOfWebhook {
    private static final String KIND = InboxKind.WEBHOOK_DISABLED.name();

    private final EntityManager entities;
    private final BusinessClock clock;

    @Inject
    TellOfWebhook(EntityManager entities, BusinessClock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** {@code notice} is the id of what tells of it by mail, and of the entry; {@code zone} is the person's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(UUID notice, UUID person, ZoneId zone, UUID webhook, String name) {
        entities.persist(InboxEntry.ofWebhook(notice, person, KIND, webhook, name, clock.today(zone), clock.instant()));
    }

    /** Its point is over. By person and kind, as their index has them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(UUID person, UUID webhook, String why) {
        entities.createQuery("""
                        update InboxEntry set settledAt = :now, settledReason = :why, unread = false
                        where personId = :person and kind = :kind and settledAt is null and subjectId = :webhook""")
                .setParameter("now", clock.instant())
                .setParameter("why", why)
                .setParameter("person", person)
                .setParameter("kind", KIND)
                .setParameter("webhook", webhook)
                .executeUpdate();
    }
}
