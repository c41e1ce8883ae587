package dev.milepost.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action of a corrective action plan.
 *
 * @param ownerId the person who does it
 * @param dueDate the last day to do it
 * @param endedOn the day it was done or cancelled
 * @param note what was said then
 */
public record CorrectiveActionState(
        UUID id,
        String title,
        @Nullable UUID ownerId,
        LocalDate dueDate,
        CorrectiveActionStatus status,
        @Nullable LocalDate endedOn,
        @Nullable String note) {}
