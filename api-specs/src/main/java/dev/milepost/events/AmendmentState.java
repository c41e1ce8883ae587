package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a contract that its parties agree on.
 *
 * @param version counts its changes from 1; the ETag of the resource
 * @param number counts the amendments of the contract
 * @param effectiveOn the day from which it is effective
 * @param changes what it changes, as it was proposed
 * @param gate who must approve it; null when nobody must
 * @param gateRound how far it came; null without a gate
 * @param proposedById the person who proposed it; null for a service account
 * @param proposedBy who proposed it, by name
 * @param decidedAt when it was approved, rejected or withdrawn
 * @param decisionReason why it was rejected or withdrawn
 * @param baseline the number of the baseline that it set; null until it is applied
 */
public record AmendmentState(
        UUID id,
        long version,
        UUID contractId,
        int number,
        String title,
        String reason,
        LocalDate effectiveOn,
        AmendmentStatus status,
        AmendmentChanges changes,
        @Nullable Gate gate,
        @Nullable GateRound gateRound,
        @Nullable UUID proposedById,
        String proposedBy,
        Instant proposedAt,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable Instant appliedAt,
        @Nullable Integer baseline) {}
