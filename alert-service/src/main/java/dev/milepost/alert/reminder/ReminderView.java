package dev.milepost.alert.reminder;

import dev.milepost.alert.policy.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reminder as callers see it. */
@Schema(
        name = "Reminder",
        description = "One rung of a ladder at one day for one recipient and channel, or the notice of something that"
                + " happened.")
record ReminderView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID contractId,

        @Schema(required = true, examples = "C-2027-017") String contractReference,

        @Schema(description = "The milestone it is about; absent where it is about the contract as a whole.") @Nullable
        UUID milestoneId,

        @Schema(description = "Its title.", examples = "Foundation accepted") @Nullable
        String milestoneTitle,

        @Schema(
                required = true,
                description =
                        "What it reminds of: DUE_DATE, GATE_WAITING, PAYMENT_DUE, TERM_END, NOTICE_BY, NOTICE_SEND_BY, CUSTOM_DATE:"
                                + " or CONTRACT_DATE: with the key of the field, or what happened (SUBMITTED, APPROVED, REJECTED, RESCHEDULED, PAYMENT_RELEASED,"
                                + " MENTIONED).",
                examples = "DUE_DATE")
        String subject,

        @Schema(required = true, description = "Id of the milestone, payment, contract or event that it is about.")
        UUID subjectId,

        @Schema(
                description =
                        "Id of the comment on that milestone, for MENTIONED, or of the payment, for PAYMENT_RELEASED;"
                                + " absent for all else, and for what an older version told.")
        @Nullable
        UUID aboutId,

        @Schema(
                required = true,
                description = "The day that its rung counts from: the due date, or the day of what it reminds of.",
                examples = "2027-03-31")
        LocalDate dueDate,

        @Schema(
                required = true,
                description =
                        "The step of the ladder, as an ISO 8601 period from that day: `P-7D`; `P-5DB` counts business"
                                + " days, `P3D#2` is a second repetition, `P-7D!` is the escalation of `P-7D`.",
                examples = "P-7D")
        String rung,

        @Schema(description = "The policy that it follows; absent for the built-in one.") @Nullable
        UUID policyId,

        @Schema(required = true) Channel channel,
        @Schema(required = true) RecipientView recipient,

        @Schema(
                required = true,
                description = "PLANNED waits for its moment or for another attempt, SENT was taken by the channel,"
                        + " SKIPPED was not worth sending or had nobody to go to, CANCELLED lost its point,"
                        + " FAILED was refused for good.")
        ReminderStatus state,

        @Schema(
                required = true,
                description = "Why it is there, or is in its state.",
                examples = "7 days before the due date")
        String reason,

        @Schema(required = true, description = "The moment it is due.", examples = "2027-03-24T08:00:00Z")
        Instant sendAt,

        @Schema(description = "When the channel took it.", examples = "2027-03-24T08:00:01Z") @Nullable
        Instant sentAt,

        @Schema(
                description = "When it came into the inbox of its person, whatever became of the mail.",
                examples = "2027-03-24T08:00:01Z")
        @Nullable
        Instant inboxAt,

        @Schema(required = true, description = "How often the channel was asked to take it.", examples = "1")
        int attempts,

        @Schema(
                description = "The Message-ID of the mail, the same at every repeat.",
                examples = "<0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61@milepost.example>")
        @Nullable
        String messageId,

        @Schema(description = "Who took note of it; absent until somebody does.") @Nullable
        AcknowledgementView acknowledgement) {

    /** As its reader sees it, for whom {@code words} withholds what they may not read. */
    static ReminderView from(ListedReminder row, RecipientView recipient, UnaryOperator<String> words) {
        Reminder reminder = row.reminder();
        return new ReminderView(
                reminder.id,
                reminder.contractId,
                row.contractReference(),
                reminder.milestoneId,
                row.milestoneTitle(),
                reminder.subject,
                reminder.subjectId,
                reminder.aboutId,
                reminder.dueDate,
                reminder.rung,
                reminder.policyId,
                reminder.channel,
                recipient,
                reminder.state,
                words.apply(reminder.reason),
                reminder.sendAt,
                reminder.sentAt,
                reminder.inboxAt,
                reminder.attempts,
                reminder.messageId,
                AcknowledgementView.of(reminder, words));
    }
}
