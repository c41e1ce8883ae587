package dev.milepost.alert.notice;

import dev.milepost.alert.webhook.LastAttempt;
import dev.milepost.alert.webhook.WebhookDisabled;
import dev.milepost.alert.webhook.delivery.AttemptOutcome;
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

/**
 * A row of the ledger of notices: one each time a webhook was switched off, and another where who made it could not be told.
 * {@link NoticeClaims} records what becomes of it.
 */
@Entity
@Table(name = "webhook_notice")
@SuppressWarnings("NullAway.Init")
class WebhookNotice {
    private static final int LONGEST_ANSWER = 1000;

    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Column(updatable = false)
    UUID webhookId;

    @Column(updatable = false)
    String webhookName;

    @Column(updatable = false)
    String createdBy;

    @Column(updatable = false)
    @Nullable
    String ownerSubject;

    @Column(updatable = false)
    @Nullable
    String ownerEmail;

    @Column(updatable = false)
    Instant disabledAt;

    @Column(updatable = false)
    boolean gone;

    @Column(updatable = false)
    @Nullable
    Instant failingSince;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    @Nullable
    AttemptOutcome outcome;

    @Column(updatable = false)
    @Nullable
    Integer status;

    @Column(updatable = false)
    String answer;

    @Column(updatable = false)
    int waiting;

    /** 1 to who made the webhook, 2 to the tenant's address for notices after that. */
    @Column(insertable = false, updatable = false)
    int turn;

    @Column(updatable = false)
    String state = "PLANNED";

    @Column(updatable = false)
    String reason = "the webhook was switched off";

    @Column(insertable = false, updatable = false)
    int attempts;

    @Column(insertable = false, updatable = false)
    @Nullable
    String messageId;

    @Column(insertable = false, updatable = false)
    @Nullable
    String address;

    @Column(insertable = false, updatable = false)
    @Nullable
    Instant sentAt;

    protected WebhookNotice() {}

    WebhookNotice(UUID id, WebhookDisabled disabled) {
        this.id = id;
        webhookId = disabled.webhook();
        webhookName = disabled.name();
        createdBy = disabled.createdBy();
        ownerSubject = disabled.ownerSubject();
        ownerEmail = disabled.ownerEmail();
        disabledAt = disabled.disabledAt();
        gone = disabled.gone();
        failingSince = disabled.failingSince();
        outcome = disabled.lastAttempt().outcome();
        status = disabled.lastAttempt().status();
        String words = disabled.lastAttempt().words();
        answer = words.substring(0, Math.min(words.length(), LONGEST_ANSWER));
        waiting = disabled.waiting();
    }

    /** What came of the last request. */
    LastAttempt lastAttempt() {
        return new LastAttempt(outcome, status, answer);
    }
}
