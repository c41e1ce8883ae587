package dev.milepost.alert.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.alert.webhook.delivery.Deliveries;
import dev.milepost.alert.webhook.secret.WebhookSecret;
import dev.milepost.alert.webhook.secret.WebhookSecrets;
import dev.milepost.events.DisabledCode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Makes a webhook, or changes one. */
@ApplicationScoped
class KeepWebhook {
    private static final int MOST = 100;

    private final Webhooks webhooks;
    private final WebhookRules rules;
    private final WebhookSecrets secrets;
    private final Deliveries deliveries;
    private final MergePatch patches;
    private final CurrentTenant tenant;
    private final Caller caller;
    private final Event<WebhookRevived> revived;
    private final Ids ids;

    @Inject
    KeepWebhook(
            Webhooks webhooks,
            WebhookRules rules,
            WebhookSecrets secrets,
            Deliveries deliveries,
            MergePatch patches,
            CurrentTenant tenant,
            Caller caller,
            Event<WebhookRevived> revived,
            Ids ids) {
        this.webhooks = webhooks;
        this.rules = rules;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.patches = patches;
        this.tenant = tenant;
        this.caller = caller;
        this.revived = revived;
        this.ids = ids;
    }

    @Transactional
    NewSecretView create(WebhookRequest request) {
        webhooks.refuseCounterparty();
        rules.check(request);
        if (webhooks.count() >= MOST) {
            throw ProblemType.CONFLICT.because(
                    "The tenant has " + MOST + " webhooks, which is the most; delete one that is not needed.");
        }
        Instant now = webhooks.now();
        Webhook webhook = new Webhook(ids.next(), request.kindOrStandard(), caller.userName(), now);
        webhook.ownedBy(caller.subject(), caller.claim("email"));
        webhook.become(request, webhooks.seal(webhook.id, request.url()), now);
        if (!request.shallBeOn()) {
            webhook.disable(DisabledCode.SWITCHED_OFF, "made switched off", now);
        }
        webhooks.add(webhook);
        String secret =
                webhook.kind.isChat() ? null : secrets.add(tenant.get(), webhook.id, request.signatureOrUsual(), now);
        return new NewSecretView(webhooks.view(webhook), secret);
    }

    @Transactional
    WebhookView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        webhooks.refuseCounterparty();
        Webhook webhook = webhooks.locked(id);
        WebhookRequest before = requestOf(webhook);
        WebhookRequest request = patches.apply(patch, before);
        expected.check(webhook.version);
        new Violations()
                .check(request.kind() == before.kind(), "kind", "cannot change; make another webhook")
                .throwIfAny();
        rules.check(request);
        new Violations()
                .check(
                        request.signature() == before.signature(),
                        "signature",
                        "changes with the secret: POST …/rotate-secret")
                .throwIfAny();
        if (request.equals(before)) {
            return webhooks.view(webhook);
        }
        Instant now = webhooks.now();
        webhook.become(request, webhooks.seal(id, request.url()), now);
        if (!request.url().equals(before.url())) {
            webhook.moved();
        }
        if (request.shallBeOn() && !webhook.enabled) {
            webhook.enable(now);
            revived.fire(new WebhookRevived(id, webhook.ownerSubject, "it was switched on by " + caller.userName()));
        } else if (!request.shallBeOn() && webhook.enabled) {
            String reason = "switched off by " + caller.userName();
            webhook.disable(DisabledCode.SWITCHED_OFF, reason, now);
            deliveries.cancel(id, "the webhook was " + reason);
        }
        return webhooks.view(webhook);
    }

    private WebhookRequest requestOf(Webhook webhook) {
        return new WebhookRequest(
                webhook.name,
                webhooks.url(webhook),
                webhook.kind,
                webhooks.secretsOf(webhook).stream()
                        .findFirst()
                        .map(WebhookSecret::scheme)
                        .orElse(null),
                webhook.filter.eventTypes(),
                webhook.filter.contractIds(),
                webhook.filter.milestoneTypes(),
                webhook.filter.tags(),
                webhook.ordered,
                webhook.enabled);
    }
}
