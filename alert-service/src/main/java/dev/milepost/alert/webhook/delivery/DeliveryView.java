package dev.milepost.alert.webhook.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery as callers see it. */
@Schema(name = "WebhookDelivery", description = "One event for one webhook.")
public record DeliveryView(
        @Schema(description = "The id of the event, and the `webhook-id` of each request of it.")
        UUID id,

        @Schema(description = "Whom it is for.") UUID webhookId,

        @Schema(description = "What it tells of.", examples = "dev.milepost.milestone.approved.v1")
        String eventType,

        @Schema(
                description =
                        "PENDING waits to be sent or sent again, DELIVERED was taken, FAILED was given up, CANCELLED"
                                + " lost its webhook before.",
                examples = "DELIVERED")
        DeliveryState state,

        @Schema(description = "How many requests were made.", examples = "1")
        int attempts,

        @Schema(description = "The HTTP status of the last answer; absent where there was none.", examples = "204")
        @Nullable
        Integer status,

        @Schema(description = "Why it is in its state.", examples = "the receiver answered 503") @Nullable
        String reason,

        @Schema(description = "When it was put in line.") Instant createdAt,

        @Schema(description = "When it is sent next; absent once it is over.") @Nullable
        Instant nextAttemptAt,

        @Schema(description = "When it was over.") @Nullable Instant endedAt) {}
