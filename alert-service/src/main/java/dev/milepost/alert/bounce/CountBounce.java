package dev.milepost.alert.bounce;

import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Locale;

/** Counts what an address did not take, for the current tenant: one that takes nothing any more is paused. */
@ApplicationScoped
public class CountBounce {
    private final EntityManager entities;
    private final BounceConfig config;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    CountBounce(EntityManager entities, BounceConfig config, BusinessClock clock, Ids ids) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * One more.
     *
     * @param status the enhanced status (RFC 3463): {@code 5.1.1}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void count(String address, String status, String reason) {
        String lower = address.toLowerCase(Locale.ROOT);
        BouncedAddress bounced = entities.createQuery(
                        "from BouncedAddress where address = :address", BouncedAddress.class)
                .setParameter("address", lower)
                .getResultStream()
                .findFirst()
                .orElse(null);
        BouncedAddress counted = bounced == null ? new BouncedAddress(ids.next(), lower) : bounced;
        counted.count(status, reason, config.pauseAfter(), clock.instant());
        if (bounced == null) {
            entities.persist(counted);
        }
        entities.flush();
    }
}
