package dev.milepost.alert.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry as its person sees it. */
@Schema(
        name = "InboxEntry",
        description = "A reminder, the notice of something that happened, or that a webhook was switched off, in a"
                + " person's inbox.")
record InboxEntryView(
        @Schema(required = true, description = "Also the id of its reminder in the ledger, or of the webhook's notice.")
        UUID id,

        @Schema(required = true, description = "What it is about.", examples = "DUE_DATE")
        InboxKind kind,

        @Schema(
                required = true,
                description = "The same, with the key of the field for a CUSTOM_DATE or a CONTRACT_DATE.",
                examples = "CUSTOM_DATE:warranty_ends")
        String subject,

        @Schema(
                required = true,
                description = "Id of the milestone, payment, contract, event or webhook that it is about.")
        UUID subjectId,

        @Schema(
                description =
                        "Id of the comment on that milestone, for MENTIONED, or of the payment, for PAYMENT_RELEASED;"
                                + " absent for all else, and for what an older version told.")
        @Nullable
        UUID aboutId,

        @Schema(description = "The contract it is in; absent for a webhook.") @Nullable
        UUID contractId,

        @Schema(description = "Its reference.", examples = "C-2027-017") @Nullable
        String contractReference,

        @Schema(description = "Its title.", examples = "Bridge over the river") @Nullable
        String contractTitle,

        @Schema(description = "Absent where it is about the contract as a whole.") @Nullable
        UUID milestoneId,

        @Schema(description = "Its title.", examples = "Foundation accepted") @Nullable
        String milestoneTitle,

        @Schema(description = "What the webhook is called, for WEBHOOK_DISABLED.", examples = "CRM") @Nullable
        String webhookName,

        @Schema(
                required = true,
                description = "The day it counts from: the due date, or the day of what happened.",
                examples = "2027-03-31")
        LocalDate day,

        @Schema(
                required = true,
                description = "The step of the ladder; with `!` it escalates what nobody acknowledged.",
                examples = "P-7D")
        String rung,

        @Schema(required = true, examples = "2027-03-24T08:00:00Z")
        Instant arrivedAt,

        @Schema(
                required = true,
                description = "Whether it is still to be read. What is snoozed is new again afterwards.")
        boolean unread,

        @Schema(description = "Until when it is snoozed; absent while it is not.", examples = "2027-03-27T08:00:00Z")
        @Nullable
        Instant snoozedUntil,

        @Schema(description = "When its point was over; absent while it is not.", examples = "2027-03-26T15:40:00Z")
        @Nullable
        Instant settledAt,

        @Schema(description = "Why its point is over.", examples = "the milestone is MET") @Nullable
        String settledReason,

        @Schema(description = "When somebody took note of it.", examples = "2027-03-24T09:12:00Z") @Nullable
        Instant acknowledgedAt,

        @Schema(
                description =
                        "Who did, by name or address; to a counterparty's people, addresses of others are `withheld`.",
                examples = "Ada Ahlgren")
        @Nullable
        String acknowledgedBy) {

    /** As its person sees it, for whom {@code words} withholds what they may not read. */
    static InboxEntryView from(InboxRow row, Instant now, UnaryOperator<String> words) {
        InboxEntry entry = row.entry();
        return new InboxEntryView(
                entry.id,
                InboxKind.valueOf(entry.kind),
                entry.subject,
                entry.subjectId,
                row.aboutId(),
                entry.contractId,
                row.contractReference(),
                row.contractTitle(),
                entry.milestoneId,
                row.milestoneTitle(),
                entry.title,
                entry.dueDate,
                entry.rung,
                entry.arrivedAt,
                entry.unread,
                entry.isSnoozed(now) ? entry.shownAt : null,
                entry.settledAt,
                entry.settledReason == null ? null : words.apply(entry.settledReason),
                row.acknowledgedAt(),
                row.acknowledgedBy() == null ? null : words.apply(row.acknowledgedBy()));
    }
}
