package dev.milepost.alert.webhook;

import dev.milepost.alert.webhook.secret.SignatureScheme;
import dev.milepost.events.MilestoneType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a webhook is to be. */
@Schema(name = "WebhookRequest")
public record WebhookRequest(
        @Schema(required = true, description = "What people call it.", examples = "CRM of Aurora")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(
                required = true,
                description = "Where it goes: https, and a public address unless the operator allows another.",
                examples = "https://crm.aurora.example/hooks/milepost")
        @NotNull
        String url,

        @Schema(
                description =
                        "The form: STANDARD is the event itself, signed as Standard Webhooks says; SLACK and TEAMS"
                                + " are messages for incoming webhooks of these. Cannot change later.",
                defaultValue = "STANDARD")
        @Nullable
        WebhookKind kind,

        @Schema(
                description =
                        "How it is signed: HMAC_SHA256 (`v1`) or ED25519 (`v1a`). A rotation of the secret changes"
                                + " it. Messages to a chat are not signed.",
                defaultValue = "HMAC_SHA256")
        @Nullable
        SignatureScheme signature,

        @Schema(
                description = "The types to tell of; `dev.milepost.milestone.*` stands for all that begin so. All types"
                        + " when empty.",
                examples = "[\"dev.milepost.milestone.*\", \"dev.milepost.payment.due.v1\"]")
        @Size(max = 200)
        List<String> eventTypes,

        @Schema(description = "Only what happens to these contracts and in them; all when empty.", examples = "[]")
        @Size(max = 200)
        List<UUID> contractIds,

        @Schema(
                description = "Only events that carry a milestone of these types; when empty, all.",
                examples = "[\"PAYMENT\"]")
        @Size(max = 20)
        List<MilestoneType> milestoneTypes,

        @Schema(
                description = "Only events that carry a milestone or contract with one of these tags; when empty, all.",
                examples = "[\"site-a\"]")
        @Size(max = 50)
        List<String> tags,

        @Schema(
                description =
                        "Whether the events of a contract come in their order: then one that is not taken holds back"
                                + " the later ones of its contract until it is, or is given up after three days.",
                defaultValue = "false")
        boolean ordered,

        @Schema(
                description = "Whether it is told anything. What happens while it is off is never told; switching it on"
                        + " forgives earlier failures.",
                defaultValue = "true")
        @Nullable
        Boolean enabled) {
    public WebhookRequest {
        kind = kind == null ? WebhookKind.STANDARD : kind;
        enabled = enabled == null ? Boolean.TRUE : enabled;
        eventTypes = eventTypes == null ? List.of() : eventTypes;
        contractIds = contractIds == null ? List.of() : contractIds;
        milestoneTypes = milestoneTypes == null ? List.of() : milestoneTypes;
        tags = tags == null ? List.of() : tags;
    }

    WebhookFilter filter() {
        return new WebhookFilter(eventTypes, contractIds, milestoneTypes, tags);
    }

    boolean shallBeOn() {
        return !Boolean.FALSE.equals(enabled);
    }

    WebhookKind kindOrStandard() {
        return kind == null ? WebhookKind.STANDARD : kind;
    }

    SignatureScheme signatureOrUsual() {
        return signature == null ? SignatureScheme.HMAC_SHA256 : signature;
    }
}
