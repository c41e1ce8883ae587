package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.LastAttempt;
import dev.milepost.alert.webhook.Webhook;
import dev.milepost.alert.webhook.WebhookDisabled;
import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.alert.webhook.delivery.Deliveries;
import dev.milepost.alert.webhook.delivery.TellAlerts;
import dev.milepost.events.DisabledCode;
import dev.milepost.events.EventType;
import dev.milepost.events.WebhookEvent;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Switches off a webhook whose receiver is gone for good, and tells its owner. */
@ApplicationScoped
class DisableWebhook {
    private static final Logger LOG = Logger.getLogger(DisableWebhook.class);

    private final TenantScope tenants;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final TellAlerts tell;
    private final Event<WebhookDisabled> disabled;

    @Inject
    DisableWebhook(
            TenantScope tenants,
            Webhooks webhooks,
            Deliveries deliveries,
            TellAlerts tell,
            Event<WebhookDisabled> disabled) {
        this.tenants = tenants;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.tell = tell;
        this.disabled = disabled;
    }

    /**
     * Why it is to be switched off.
     *
     * @param version the state of it that the answer was for: one that was moved since has another receiver
     * @param failingBefore only if nothing has come through since before then, as its row says now that it is locked;
     *     null whatever it says
     */
    record Cause(
            long version,
            DisabledCode code,
            String words,
            LastAttempt lastAttempt,
            @Nullable Instant failingBefore) {}

    /** Switches it off. */
    void disable(String tenant, UUID id, Cause cause) {
        Instant before = cause.failingBefore();
        tenants.run(
                tenant,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> webhooks.lockedIfThere(id)
                                .filter(Webhook::isEnabled)
                                .filter(webhook -> webhook.version() == cause.version())
                                .filter(webhook -> before == null || webhook.isFailingSinceBefore(before))
                                .ifPresent(webhook -> disable(webhook, cause))));
    }

    /** Ends what was put in line while it was being switched off or deleted: whoever did so still saw it on. */
    void endWhatWaits(String tenant, UUID id) {
        try {
            tenants.run(
                    tenant,
                    () -> QuarkusTransaction.requiringNew().run(() -> {
                        Optional<Webhook> webhook = webhooks.lockedIfThere(id);
                        if (!webhook.map(Webhook::isEnabled).orElse(false)) {
                            deliveries.cancel(
                                    id,
                                    webhook.isPresent() ? "the webhook is switched off" : "the webhook was deleted");
                        }
                    }));
        } catch (RuntimeException e) { // the others do not wait for it
            LOG.warnf("Cannot end what waits for webhook %s, the next look will: %s", id, e.getMessage());
        }
    }

    private void disable(Webhook webhook, Cause cause) {
        LOG.warnf("Webhook %s is switched off: %s", webhook.id(), cause.words());
        webhook.disable(cause.code(), cause.words(), webhooks.now());
        webhooks.flush();
        int waiting = deliveries.cancel(webhook.id(), "the webhook was switched off: " + cause.words());
        tell.append(
                webhook.id(),
                List.of(new PendingEvent(
                        EventType.WEBHOOK_DISABLED, webhook.id(), new WebhookEvent(webhook.toState()))));
        disabled.fire(webhook.toNotice(cause.lastAttempt(), waiting));
    }
}
