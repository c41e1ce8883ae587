package dev.milepost.alert.notice;

import dev.milepost.alert.inbox.TellOfWebhook;
import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.webhook.WebhookDisabled;
import dev.milepost.alert.webhook.WebhookRevived;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans the notice of a webhook and puts it into its owner's inbox, in the transaction that switches it off: none is lost, and
 * there is one each time. In the inbox it is settled when the webhook is on again or gone.
 */
@ApplicationScoped
class PlanNotice {
    private final EntityManager entities;
    private final Known known;
    private final TellOfWebhook inbox;
    private final Ids ids;

    @Inject
    PlanNotice(EntityManager entities, Known known, TellOfWebhook inbox, Ids ids) {
        this.entities = entities;
        this.known = known;
        this.inbox = inbox;
        this.ids = ids;
    }

    void plan(@Observes WebhookDisabled disabled) {
        UUID id = ids.next();
        entities.persist(new WebhookNotice(id, disabled));
        owner(disabled.ownerSubject())
                .filter(owner -> owner.partyId() == null)
                .ifPresent(owner -> inbox.put(id, owner.id(), owner.zone(), disabled.webhook(), disabled.name()));
    }

    void settle(@Observes WebhookRevived revived) {
        owner(revived.ownerSubject()).ifPresent(owner -> inbox.settle(owner.id(), revived.webhook(), revived.why()));
    }

    private Optional<KnownPerson> owner(@Nullable String subject) {
        return Optional.ofNullable(subject).flatMap(known::personOf);
    }
}
