package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A breach of a contract that was given notice of.
 *
 * @param version counts its changes from 1; the ETag of the resource
 * @param milestoneId what was missed; null for a breach of something that is no milestone
 * @param partyId the party in breach
 * @param clause where the contract says so
 * @param noticedOn the day notice of it was received, from which the cure period counts
 * @param cureBy the last day to cure it; null where it cannot be cured, or has no period
 * @param endedOn the day it was cured, waived or withdrawn
 * @param note what was said then
 */
public record BreachState(
        UUID id,
        long version,
        UUID contractId,
        @Nullable UUID milestoneId,
        @Nullable UUID partyId,
        String description,
        @Nullable String clause,
        LocalDate noticedOn,
        @Nullable LocalDate cureBy,
        BreachStatus status,
        @Nullable LocalDate endedOn,
        @Nullable String note,
        Instant recordedAt) {}
