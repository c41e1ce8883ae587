package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a later date of a milestone.
 *
 * @param version counts its changes from 1; the ETag of the resource
 * @param dueDate the date of the milestone when it was asked; null when it had none
 * @param wantedDate the day that is asked for
 * @param means what it becomes once it is granted
 * @param gate who decides
 * @param gateRound how far it came
 * @param requestedById the person who asked; null for a service account
 * @param requestedBy who asked, by name
 * @param decisionReason what was said when it was decided or withdrawn
 * @param amendmentId the amendment that it became
 */
public record ExtensionState(
        UUID id,
        long version,
        UUID contractId,
        UUID milestoneId,
        @Nullable LocalDate dueDate,
        LocalDate wantedDate,
        String reason,
        ExtensionMeans means,
        ExtensionStatus status,
        Gate gate,
        GateRound gateRound,
        @Nullable UUID requestedById,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable UUID amendmentId) {}
