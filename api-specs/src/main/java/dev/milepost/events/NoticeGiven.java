package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice that ends a contract with its term. Never changed.
 *
 * @param byPartyId the party that gave it
 * @param termEndsOn last day of the term that it is to end
 * @param noticeBy last day on which it was in time; null when no notice period was agreed
 * @param late whether it came after that day, or after the term, and so does not keep it from being renewed
 * @param by name of who recorded it
 */
public record NoticeGiven(
        UUID id,
        LocalDate givenOn,
        @Nullable LocalDate receivedOn,
        @Nullable UUID byPartyId,
        @Nullable String text,
        LocalDate termEndsOn,
        @Nullable LocalDate noticeBy,
        boolean late,
        @Nullable UUID personId,
        String by,
        Instant recordedAt) {}
