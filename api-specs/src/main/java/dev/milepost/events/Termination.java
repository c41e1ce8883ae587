package dev.milepost.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The early end of a contract.
 *
 * @param effectiveOn last day of the contract
 * @param noticeGivenOn the day notice of it was given; null when none was
 */
public record Termination(
        String reason, LocalDate effectiveOn, @Nullable LocalDate noticeGivenOn) {}
