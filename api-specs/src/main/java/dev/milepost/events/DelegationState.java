package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person lets another approve in their place for a time.
 *
 * @param version counts its changes from 1; the ETag of the resource
 * @param personId whose approvals they are
 * @param delegatePersonId who may give them
 * @param from first day, in the time zone of {@code personId}
 * @param to last day, in the same
 * @param endedAt when it was ended before its time
 */
public record DelegationState(
        UUID id,
        long version,
        UUID personId,
        UUID delegatePersonId,
        LocalDate from,
        LocalDate to,
        String reason,
        @Nullable Instant endedAt) {}
