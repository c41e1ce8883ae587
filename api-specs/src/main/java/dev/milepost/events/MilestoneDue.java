package dev.milepost.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open milestone and its due date.
 *
 * @param type what kind of checkpoint it is
 * @param daysLeft from the day it is in the contract's time zone to the due date; below 0 it is overdue by so many
 * @param timeZone IANA name of the zone that the due date is a day in
 * @param ownerId the person who answers for it
 */
public record MilestoneDue(
        UUID id,
        UUID contractId,
        String contractReference,
        String contractTitle,
        String title,
        MilestoneType type,
        MilestoneStatus status,
        LocalDate dueDate,
        int daysLeft,
        String timeZone,
        @Nullable UUID ownerId,
        List<String> tags) {
    public MilestoneDue {
        tags = tags == null ? List.of() : List.copyOf(tags); // of before they were told: none
    }
}
