package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that dates may be counted from. Never changed: a correction is another one of the same
 * name, and the newest of a name counts.
 *
 * @param date the day it happened, in the contract's time zone
 * @param personId the person who recorded it; null for a service account
 * @param by the recorder's name
 */
public record RecordedEvent(
        UUID id,
        String name,
        LocalDate date,
        @Nullable String note,
        @Nullable UUID personId,
        String by,
        Instant recordedAt) {}
