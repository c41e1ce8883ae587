package dev.milepost.alert.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook was switched off because its receiver is gone for good; told within the transaction that does it.
 *
 * @param createdBy the user name of who made it
 * @param ownerSubject the {@code sub} of their tokens; null where it was made before that was kept
 * @param ownerEmail their address as their token said it then
 * @param gone whether the receiver answered 410, rather than nothing having come through for long
 * @param waiting how many deliveries waited for it and are cancelled
 */
public record WebhookDisabled(
        UUID webhook,
        String name,
        String createdBy,
        @Nullable String ownerSubject,
        @Nullable String ownerEmail,
        Instant disabledAt,
        boolean gone,
        @Nullable Instant failingSince,
        LastAttempt lastAttempt,
        int waiting) {}
