package dev.milepost.alert.inbox;

import dev.milepost.alert.reminder.Settled;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Marks entries as settled whose point is over: they are no news any more. */
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
}
