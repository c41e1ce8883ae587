package dev.milepost.alert.delivery;

import dev.milepost.alert.ladder.Rung;
import dev.milepost.events.MilestoneStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that is due and claimed, with all that its delivery needs.
 *
 * @param attempts how often its receiver has put it off
 * @param overtakenBy the latest later rung of the same milestone and recipient that is due as well
 * @param person the person to be reminded; null when nobody is, or when nothing is known of them yet
 */
public record DueReminder(
        UUID id,
        String tenant,
        UUID contractId,
        UUID milestoneId,
        LocalDate dueDate,
        Rung rung,
        Instant sendAt,
        String recipient,
        String messageId,
        int attempts,
        String milestoneTitle,
        MilestoneStatus milestoneStatus,
        String contractReference,
        String contractTitle,
        ZoneId zone,
        @Nullable Rung overtakenBy,
        @Nullable Person person) {

    /** Whom to remind. */
    public record Person(String name, @Nullable String email) {}
}
