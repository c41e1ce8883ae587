package dev.milepost.alert.notice;

import dev.milepost.alert.webhook.WebhookDisabled;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Plans the notice of a webhook in the transaction that switches it off: none is lost, and there is one each time. */
@ApplicationScoped
class PlanNotice {
    private final EntityManager entities;
    private final Ids ids;

    @Inject
    PlanNotice(EntityManager entities, Ids ids) {
        this.entities = entities;
        this.ids = ids;
    }

    void plan(@Observes WebhookDisabled disabled) {
        entities.persist(new WebhookNotice(ids.next(), disabled));
    }
}
