package dev.milepost.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time in which work on a contract rests.
 *
 * @param from first day of rest, in the contract's time zone
 * @param resumedOn first day of work after it; null while it lasts
 * @param days days of rest, by which open dates were moved; null while it lasts
 * @param resumeReason why work went on; null while it lasts
 */
public record Suspension(
        LocalDate from,
        String reason,
        @Nullable LocalDate resumedOn,
        @Nullable Integer days,
        @Nullable String resumeReason) {}
