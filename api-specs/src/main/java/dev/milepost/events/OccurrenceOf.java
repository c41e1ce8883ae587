package dev.milepost.events;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Which occurrence of a recurrence a milestone is.
 *
 * @param day the day by the recurrence's rule, before any roll
 */
public record OccurrenceOf(UUID recurrenceId, LocalDate day) {}
