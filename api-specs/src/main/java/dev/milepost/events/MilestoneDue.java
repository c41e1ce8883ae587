package dev.milepost.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open milestone and its due date.
 *
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
        MilestoneStatus status,
        LocalDate dueDate,
        int daysLeft,
        String timeZone,
        @Nullable UUID ownerId) {}
