package dev.milepost.alert.webhook;

import dev.milepost.alert.webhook.delivery.Deliveries;
import dev.milepost.kit.http.ExpectedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Deletes a webhook with its secrets. What waits for it is never sent; its log goes when it is old enough. */
@ApplicationScoped
class DeleteWebhook {
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Event<WebhookRevived> revived;

    @Inject
    DeleteWebhook(Webhooks webhooks, Deliveries deliveries, Event<WebhookRevived> revived) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.revived = revived;
    }

    @Transactional
    void delete(UUID id, ExpectedVersion expected) {
        webhooks.refuseCounterparty();
        Webhook webhook = webhooks.locked(id);
        expected.check(webhook.version);
        deliveries.cancel(id, "the webhook was deleted");
        webhooks.remove(webhook);
        revived.fire(new WebhookRevived(id, webhook.ownerSubject, "the webhook was deleted"));
    }
}
