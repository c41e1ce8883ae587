package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookKind;
import dev.milepost.alert.webhook.secret.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its requests need it.
 *
 * @param version which state of it this is: what comes of its requests does not count for one that was moved meanwhile
 * @param keys those that sign, the newest first
 * @param failingSince since when nothing came through; null while all is well
 * @param problem why it cannot be told anything; null when it can
 */
record Receiver(
        String tenant,
        UUID id,
        long version,
        WebhookKind kind,
        String url,
        List<SigningKey> keys,
        @Nullable Instant failingSince,
        @Nullable String problem) {}
