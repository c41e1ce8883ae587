package dev.milepost.alert.notice;

import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notice as administrators see it. */
@Schema(name = "WebhookNotice", description = "The notice that a webhook was switched off.")
record WebhookNoticeView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The webhook, which may be gone.")
        UUID webhookId,

        @Schema(required = true, description = "What it was called.", examples = "CRM")
        String webhookName,

        @Schema(required = true, description = "Who made it.", examples = "aurora-admin")
        String createdBy,

        @Schema(required = true, examples = "2027-03-24T07:00:00Z")
        Instant disabledAt,

        @Schema(required = true, description = "What came of the last attempt.", examples = "the receiver answered 410")
        String answer,

        @Schema(description = "The same as a code; absent for notices from before it was kept.", examples = "REFUSED")
        @Nullable
        AttemptOutcome outcome,

        @Schema(description = "The HTTP status of that answer; absent where none came.", examples = "410") @Nullable
        Integer status,

        @Schema(description = "Since when nothing had come through.", examples = "2027-03-19T07:00:00Z") @Nullable
        Instant failingSince,

        @Schema(required = true, description = "How many deliveries waited and were cancelled.", examples = "12")
        int waiting,

        @Schema(
                required = true,
                description = "PLANNED, SENT, SKIPPED where there was nobody to tell, FAILED.",
                enumeration = {"PLANNED", "SENT", "SKIPPED", "FAILED"},
                examples = "SENT")
        String state,

        @Schema(required = true, description = "Why.", examples = "the webhook was switched off")
        String reason,

        @Schema(
                required = true,
                description = "2 for the one to `noticesTo` after that to who made the webhook could not be delivered.",
                examples = "1")
        int turn,

        @Schema(description = "The address it went to, or that refused it.", examples = "ada@aurora.example") @Nullable
        String address,

        @Schema(description = "When the mail server took it.", examples = "2027-03-24T07:00:05Z") @Nullable
        Instant sentAt,

        @Schema(
                description = "The Message-ID of the mail, the same at every repeat.",
                examples = "<0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61@milepost.example>")
        @Nullable
        String messageId) {

    static WebhookNoticeView from(WebhookNotice notice) {
        return new WebhookNoticeView(
                notice.id,
                notice.webhookId,
                notice.webhookName,
                notice.createdBy,
                notice.disabledAt,
                notice.answer,
                notice.outcome,
                notice.status,
                notice.failingSince,
                notice.waiting,
                notice.state,
                notice.reason,
                notice.turn,
                notice.address,
                notice.sentAt,
                notice.messageId);
    }
}
