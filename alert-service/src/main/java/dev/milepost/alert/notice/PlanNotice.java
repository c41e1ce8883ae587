package dev.milepost.alert.notice;

import dev.milepost.alert.bounce.CameBack;
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
import java.sql.SQLException;
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
    private final NoticeClaims claims;
    private final Known known;
    private final TellOfWebhook inbox;
    private final Ids ids;

    @Inject
    PlanNotice(EntityManager entities, NoticeClaims claims, Known known, TellOfWebhook inbox, Ids ids) {
        this.entities = entities;
        this.claims = claims;
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

    /** Where the notice that came back went to who made the webhook, the tenant's address for notices is told. */
    void planForTenant(@Observes CameBack mail) throws SQLException {
        claims.planForTenant(ids.next(), mail.tenant(), mail.mail(), mail.address());
    }

    void settle(@Observes WebhookRevived revived) {
        owner(revived.ownerSubject()).ifPresent(owner -> inbox.settle(owner.id(), revived.webhook(), revived.why()));
    }

    private Optional<KnownPerson> owner(@Nullable String subject) {
        return Optional.ofNullable(subject).flatMap(known::personOf);
    }
}
