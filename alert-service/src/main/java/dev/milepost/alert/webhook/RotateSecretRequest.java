package dev.milepost.alert.webhook;

import dev.milepost.alert.webhook.secret.SignatureScheme;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How one secret is to follow another. */
@Schema(name = "RotateSecretRequest")
public record RotateSecretRequest(
        @Schema(
                description =
                        "How long the present secret signs as well, as an ISO 8601 duration up to P7D (`PT0S` ends"
                                + " it at once).",
                defaultValue = "PT24H",
                examples = "PT24H")
        @Nullable
        Duration overlap,

        @Schema(description = "How the new one signs; like the present one when absent.") @Nullable
        SignatureScheme signature) {}
