package dev.milepost.alert.webhook.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request that was made, or could not be made. */
@Schema(name = "WebhookAttempt")
public record AttemptView(
        @Schema(description = "When it was made; the `webhook-timestamp` in whole seconds.")
        Instant at,

        @Schema(description = "How long it took.", examples = "38")
        int tookMillis,

        @Schema(description = "The IP address that it went to.", examples = "93.184.216.34") @Nullable
        String address,

        @Schema(description = "What came of it.", examples = "DELIVERED")
        AttemptOutcome outcome,

        @Schema(description = "The HTTP status.", examples = "204") @Nullable
        Integer status,

        @Schema(description = "What was wrong.", examples = "connection refused") @Nullable
        String reason,

        @Schema(description = "The first 2048 bytes of the answer.", examples = "ok") @Nullable
        String answer) {}
