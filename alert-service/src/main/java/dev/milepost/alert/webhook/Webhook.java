package dev.milepost.alert.webhook;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.DisabledCode;
import dev.milepost.events.WebhookState;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of a tenant and what it wants to hear. The dispatcher records past this class how its receiver fares, so
 * only columns that were changed here are written.
 */
@Entity
@Table(name = "webhook")
@DynamicUpdate
@SuppressWarnings("NullAway.Init")
public class Webhook {
    private static final int LONGEST_REASON = 1000;

    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Version
    long version = 1;

    String name;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    WebhookKind kind;

    /** Sealed; see {@code SecretBox}. */
    byte[] url;

    @Convert(converter = FilterColumn.class)
    WebhookFilter filter;

    boolean ordered;
    boolean enabled;

    @Nullable
    Instant disabledAt;

    @Nullable
    String disabledReason;

    /** Null where it was switched off before codes were kept. */
    @Enumerated(EnumType.STRING)
    @Nullable
    DisabledCode disabledCode;

    @Nullable
    Instant failingSince;

    @Nullable
    Instant notBefore;

    @Column(updatable = false)
    String createdBy;

    /** The {@code sub} of who made it. */
    @Column(updatable = false)
    @Nullable
    String ownerSubject;

    /** The address that their token named then: they may be nobody whom events have told of. */
    @Column(updatable = false)
    @Nullable
    String ownerEmail;

    @Column(updatable = false)
    Instant createdAt;

    Instant updatedAt;

    protected Webhook() {}

    Webhook(UUID id, WebhookKind kind, String createdBy, Instant now) {
        this.id = id;
        this.kind = kind;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.enabled = true;
    }

    /** Who is told when it is switched off. */
    void ownedBy(String subject, @Nullable String email) {
        ownerSubject = subject;
        ownerEmail = email;
    }

    /** Takes over what a request says, with its address sealed. */
    void become(WebhookRequest request, byte[] sealedUrl, Instant now) {
        name = request.name();
        url = sealedUrl;
        filter = request.filter();
        ordered = request.ordered();
        updatedAt = now;
    }

    /** Begins anew: what happened before is forgiven. */
    void enable(Instant now) {
        enabled = true;
        disabledAt = null;
        disabledReason = null;
        disabledCode = null;
        failingSince = null;
        notBefore = null;
        updatedAt = now;
    }

    /** Its receiver is another one now: what the one before did is forgiven. */
    void moved() {
        failingSince = null;
        notBefore = null;
    }

    /** Whether nothing has come through since before {@code then}. */
    public boolean isFailingSinceBefore(Instant then) {
        return failingSince != null && failingSince.isBefore(then);
    }

    /** Hears nothing any more. */
    public void disable(DisabledCode code, String reason, Instant now) {
        enabled = false;
        disabledCode = code;
        disabledAt = now;
        disabledReason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        updatedAt = now;
    }

    /** Makes what belongs to it count as a change of it. */
    void touch(Instant now) {
        updatedAt = now;
    }

    /** As events tell of it once it is switched off. */
    public WebhookState toState() {
        return new WebhookState(
                id,
                name,
                createdBy,
                requireNonNull(disabledAt),
                requireNonNull(disabledReason),
                disabledCode,
                failingSince);
    }

    /** What its owner is told once it is switched off. */
    public WebhookDisabled toNotice(LastAttempt lastAttempt, int waiting) {
        return new WebhookDisabled(
                id,
                name,
                createdBy,
                ownerSubject,
                ownerEmail,
                requireNonNull(disabledAt),
                disabledCode == DisabledCode.GONE,
                failingSince,
                lastAttempt,
                waiting);
    }

    /** Why it is not told of {@code contract} whoever names it, without its name, which not all may see; empty when it is. */
    Optional<String> objection(UUID contract) {
        if (!enabled) {
            return Optional.of("the webhook is switched off");
        }
        return filter.hears(contract) ? Optional.empty() : Optional.of("the webhook hears of other contracts only");
    }

    /** Changes with each change of it by a request, but not with how its receiver fares. */
    public long version() {
        return version;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public boolean isEnabled() {
        return enabled;
    }
}
