package dev.milepost.alert.webhook;

import dev.milepost.alert.webhook.address.WebhookUrl;
import dev.milepost.alert.webhook.secret.SignatureScheme;
import dev.milepost.alert.webhook.secret.WebhookSecret;
import dev.milepost.events.DisabledCode;
import dev.milepost.events.MilestoneType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook as callers see it. */
@Schema(name = "Webhook")
public record WebhookView(
        UUID id,

        @Schema(description = "Counts its changes from 1; the ETag.")
        long version,

        @Schema(description = "What people call it.", examples = "CRM of Aurora")
        String name,

        @Schema(
                description = "Where it goes. Of a chat only the host: the rest of it is a secret."
                        + " `unreadable` when the key that sealed it is not configured any more: PATCH it anew.",
                examples = "https://crm.aurora.example/hooks/milepost")
        String url,

        @Schema(description = "In what form it is told.") WebhookKind kind,

        @Schema(description = "How it is signed; absent for a chat.") @Nullable
        SignatureScheme signature,

        @Schema(description = "The types it is told of; all when empty.", examples = "[\"dev.milepost.milestone.*\"]")
        List<String> eventTypes,

        @Schema(description = "Only of these contracts; of all when empty.", examples = "[]")
        List<UUID> contractIds,

        @Schema(description = "Only of milestones of these types; of all when empty.", examples = "[\"PAYMENT\"]")
        List<MilestoneType> milestoneTypes,

        @Schema(description = "Only with one of these tags; when empty, of all.", examples = "[\"site-a\"]")
        List<String> tags,

        @Schema(description = "Whether the events of a contract come in their order.")
        boolean ordered,

        @Schema(description = "Whether it is told anything.", examples = "true")
        boolean enabled,

        @Schema(description = "When it was switched off.") @Nullable
        Instant disabledAt,

        @Schema(description = "Why it was switched off.", examples = "the receiver answered 410 Gone") @Nullable
        String disabledReason,

        @Schema(
                description =
                        "The same as a code: GONE is an answer of 410, FAILING that nothing has come through since"
                                + " `failingSince`, SWITCHED_OFF that somebody wanted it so.",
                examples = "GONE")
        @Nullable
        DisabledCode disabledCode,

        @Schema(description = "Since when nothing has come through; absent while all is well.") @Nullable
        Instant failingSince,

        @Schema(description = "Until when the receiver asked for a pause.") @Nullable
        Instant pausedUntil,

        @Schema(description = "The keys that sign now, the newest first; two while one follows the other.")
        List<SecretView> secrets,

        @Schema(description = "Who made it.", examples = "aurora-admin")
        String createdBy,

        Instant createdAt,
        Instant updatedAt) {

    /** A key, without what is secret of it. */
    @Schema(name = "WebhookSecret")
    public record SecretView(
            @Schema(description = "What it signs with.") SignatureScheme signature,

            @Schema(
                    description = "The public half of an ED25519 key.",
                    examples = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
            @Nullable
            String publicKey,

            @Schema(description = "When it was made.") Instant createdAt,

            @Schema(description = "When it stops to sign; absent for the newest.") @Nullable
            Instant expiresAt) {
        static SecretView from(WebhookSecret secret) {
            return new SecretView(secret.scheme(), secret.publicKey(), secret.createdAt(), secret.expiresAt());
        }
    }

    static WebhookView from(Webhook webhook, String url, List<WebhookSecret> secrets) {
        return new WebhookView(
                webhook.id,
                webhook.version,
                webhook.name,
                webhook.kind.isChat() ? url.replaceFirst("^(\\w+://[^/]+/).*$", "$1" + WebhookUrl.MASK) : url,
                webhook.kind,
                secrets.isEmpty() ? null : secrets.getFirst().scheme(),
                webhook.filter.eventTypes(),
                webhook.filter.contractIds(),
                webhook.filter.milestoneTypes(),
                webhook.filter.tags(),
                webhook.ordered,
                webhook.enabled,
                webhook.disabledAt,
                webhook.disabledReason,
                webhook.disabledCode,
                webhook.failingSince,
                webhook.notBefore,
                secrets.stream().map(SecretView::from).toList(),
                webhook.createdBy,
                webhook.createdAt,
                webhook.updatedAt);
    }
}
