package dev.milepost.alert.webhook.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of a webhook to list, the newest first.
 *
 * @param from first moment of createdAt
 * @param to moment that createdAt is before
 */
record DeliveryFilter(
        UUID webhookId,
        List<DeliveryState> states,
        @Nullable String eventType,
        @Nullable Instant from,
        @Nullable Instant to) {}
