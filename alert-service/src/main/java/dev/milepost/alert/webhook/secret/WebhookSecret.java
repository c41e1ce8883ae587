package dev.milepost.alert.webhook.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A key of a webhook, sealed. */
@Entity
@Table(name = "webhook_secret")
@SuppressWarnings("NullAway.Init")
public class WebhookSecret {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Column(updatable = false)
    UUID webhookId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    SignatureScheme scheme;

    @Column(updatable = false)
    byte[] sealed;

    @Column(updatable = false)
    @Nullable
    String publicKey;

    @Column(updatable = false)
    Instant createdAt;

    @Nullable
    Instant expiresAt;

    protected WebhookSecret() {}

    WebhookSecret(
            UUID id, UUID webhookId, SignatureScheme scheme, byte[] sealed, @Nullable String publicKey, Instant now) {
        this.id = id;
        this.webhookId = webhookId;
        this.scheme = scheme;
        this.sealed = sealed;
        this.publicKey = publicKey;
        this.createdAt = now;
    }

    /** Signs no longer than until then. */
    void expire(Instant at) {
        expiresAt = at;
    }

    public UUID webhookId() {
        return webhookId;
    }

    public SignatureScheme scheme() {
        return scheme;
    }

    /** {@code whpk_…}; null for a shared secret. */
    public @Nullable String publicKey() {
        return publicKey;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it stops to sign; null for the newest. */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }
}
