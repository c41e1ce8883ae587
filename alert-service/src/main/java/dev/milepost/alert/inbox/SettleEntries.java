package dev.milepost.alert.inbox;

import dev.milepost.alert.reminder.Reopened;
import dev.milepost.alert.reminder.Settled;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Marks entries as settled whose point is over: they are no news any more, until it is not over after all. */
@ApplicationScoped
class SettleEntries {
    private final EntityManager entities;
    private final BusinessClock clock;

    @Inject
    SettleEntries(EntityManager entities, BusinessClock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void settle(@Observes Settled settled) {
        Map<String, List<UUID>> byReason = new TreeMap<>();
        settled.reasons()
                .forEach((id, why) ->
                        byReason.computeIfAbsent(why, it -> new ArrayList<>()).add(id));
        byReason.forEach((why, ids) -> entities.createQuery("""
                        update InboxEntry set settledAt = :now, settledReason = :why, unread = false
                        where id in (:ids) and settledAt is null""")
                .setParameter("now", clock.instant())
                .setParameter("why", why)
                .setParameter("ids", ids)
                .executeUpdate());
    }

    /** They are news again, but for who has taken note of it, or muted what it is in. */
    void reopen(@Observes Reopened reopened) {
        List<UUID> settled = entities.createQuery(
                        "select id from InboxEntry where id in (:ids) and settledAt is not null", UUID.class)
                .setParameter("ids", reopened.reminders())
                .setFlushMode(
                        FlushModeType.COMMIT) // usually there are none, and entries are not written by this session
                .getResultList();
        if (settled.isEmpty()) {
            return;
        }
        entities.createQuery("""
                        update InboxEntry e set e.settledAt = null, e.settledReason = null,
                          e.unread = case when exists (select 1 from Reminder r where r.id = e.id and r.acknowledgedAt is null
                            and (r.mandatory or not exists (select 1 from Mute m where m.personId = e.personId
                              and m.kind <> SNOOZE and (m.refId = e.contractId or m.refId = e.milestoneId)
                              and (m.untilAt is null or m.untilAt > :now)))) then true else false end
                        where e.id in (:ids)""")
                .setParameter("now", clock.instant())
                .setParameter("ids", settled)
                .executeUpdate();
    }
}
