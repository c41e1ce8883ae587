package dev.milepost.alert.webhook.secret;

import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The keys of webhooks. */
@ApplicationScoped
public class WebhookSecrets {
    private final EntityManager entities;
    private final SecretBox box;
    private final Ids ids;

    @Inject
    WebhookSecrets(EntityManager entities, SecretBox box, Ids ids) {
        this.entities = entities;
        this.box = box;
        this.ids = ids;
    }

    /** Where a key is sealed for. */
    public static String place(String tenant, UUID webhook) {
        return "secret of " + tenant + "/" + webhook;
    }

    /** Gives a webhook a new key and returns what its receiver verifies with, for the only time. */
    public String add(String tenant, UUID webhook, SignatureScheme scheme, Instant now) {
        SigningKey key = SigningKey.generate(scheme);
        entities.persist(new WebhookSecret(
                ids.next(),
                webhook,
                scheme,
                box.seal(place(tenant, webhook), key.encoded()),
                scheme == SignatureScheme.ED25519 ? key.forReceiver() : null,
                now));
        return key.forReceiver();
    }

    /** Lets the newest key go on for {@code overlap}; those before it end at once. */
    public void retire(UUID webhook, Duration overlap, Instant now) {
        List<WebhookSecret> valid = valid(List.of(webhook), now);
        for (WebhookSecret secret : valid) {
            if (secret.expiresAt == null && overlap.isPositive()) {
                secret.expire(now.plus(overlap));
            } else {
                entities.remove(secret);
            }
        }
    }

    /** The keys that sign at {@code now}, the newest first. */
    public List<WebhookSecret> valid(Collection<UUID> webhooks, Instant now) {
        return entities.createQuery("""
                        from WebhookSecret where webhookId in :webhooks and (expiresAt is null or expiresAt > :now)
                        order by createdAt desc""", WebhookSecret.class)
                .setParameter("webhooks", webhooks)
                .setParameter("now", now)
                .getResultList();
    }
}
