package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reminder to one recipient over one channel.
 *
 * @param rung the step of the ladder as an ISO 8601 period from the due date: {@code P-7D} is seven days before
 * @param dueDate the due date it reminds of
 * @param channel {@code EMAIL}
 * @param messageId the RFC 5322 Message-ID, the same at every repeat
 * @param reason why it failed, where it did
 */
public record ReminderState(
        UUID id,
        UUID contractId,
        UUID milestoneId,
        String rung,
        LocalDate dueDate,
        String recipient,
        String channel,
        String messageId,
        @Nullable Instant sentAt,
        @Nullable String reason) {}
