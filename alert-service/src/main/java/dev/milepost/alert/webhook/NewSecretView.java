package dev.milepost.alert.webhook;

import dev.milepost.kit.http.ShownOnce;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook with its new secret. */
@Schema(name = "WebhookWithSecret")
public record NewSecretView(
        @Schema(description = "The webhook.") WebhookView webhook,

        @Schema(
                description = "What the receiver verifies with: `whsec_…`, a shared secret, or `whpk_…`, a public key."
                        + " Shown this once: who repeats the request with the same Idempotency-Key gets the answer"
                        + " without it, and rotates. Absent for a chat.",
                examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDMilepostExp=")
        @Nullable
        String secret)
        implements ShownOnce {
    @Override
    public Object withoutSecret() {
        return new NewSecretView(webhook, null);
    }
}
