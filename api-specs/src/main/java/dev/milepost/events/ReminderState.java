package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reminder to one recipient over one channel.
 *
 * @param milestoneId the milestone it is about; null where it is about the contract as a whole
 * @param rung the step of the ladder as an ISO 8601 period from the day: {@code P-7D} is seven days before, {@code
 *     P-5DB} five business days, {@code P3D#2} a second repetition, {@code P-7D!} the escalation of {@code P-7D}
 * @param dueDate the due date it reminds of, or the day of what else it reminds of
 * @param channel {@code EMAIL}, {@code INBOX} alone, or {@code WEBHOOK}
 * @param messageId the RFC 5322 Message-ID, the same at every repeat
 * @param reason why it failed, where it did
 * @param subject what it reminds of: {@code DUE_DATE}, {@code GATE_WAITING}, …; null in events from before there were
 *     other things than due dates
 * @param subjectId the milestone, payment, contract or event that it is about; null as {@code subject}
 * @param acknowledgedAt when somebody took note of it
 * @param acknowledgedBy who did, by name or address
 */
public record ReminderState(
        UUID id,
        UUID contractId,
        @Nullable UUID milestoneId,
        String rung,
        LocalDate dueDate,
        String recipient,
        String channel,
        String messageId,
        @Nullable Instant sentAt,
        @Nullable String reason,
        @Nullable String subject,
        @Nullable UUID subjectId,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy) {}
