package dev.milepost.alert.webhook;

import dev.milepost.alert.webhook.secret.SignatureScheme;
import dev.milepost.alert.webhook.secret.WebhookSecrets;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Gives a webhook a new secret. Both sign for a while, so that the receiver can change over without a gap. */
@ApplicationScoped
class RotateSecret {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final CurrentTenant tenant;

    @Inject
    RotateSecret(Webhooks webhooks, WebhookSecrets secrets, CurrentTenant tenant) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.tenant = tenant;
    }

    @Transactional
    NewSecretView rotate(UUID id, ExpectedVersion expected, RotateSecretRequest request) {
        webhooks.refuseCounterparty();
        Duration overlap = request.overlap() == null ? USUAL : request.overlap();
        new Violations()
                .check(!overlap.isNegative() && overlap.compareTo(LONGEST) <= 0, "overlap", "must be PT0S to P7D")
                .throwIfAny();
        Webhook webhook = webhooks.locked(id);
        expected.check(webhook.version);
        if (webhook.kind.isChat()) {
            throw ProblemType.CONFLICT.because("Messages to a chat are not signed: there is no secret to rotate.");
        }
        Instant now = webhooks.now();
        SignatureScheme scheme = request.signature() != null
                ? request.signature()
                : webhooks.secretsOf(webhook).stream()
                        .findFirst()
                        .map(secret -> secret.scheme())
                        .orElse(SignatureScheme.HMAC_SHA256);
        secrets.retire(id, overlap, now);
        String secret = secrets.add(tenant.get(), id, scheme, now);
        webhook.touch(now);
        return new NewSecretView(webhooks.view(webhook), secret);
    }
}
