package dev.milepost.events;

import java.util.UUID;

/**
 * A milestone that depends on another one of its contract.
 *
 * @param version counts its changes from 1; the ETag of the resource
 * @param lag days between the two, in {@code lagUnit}; negative for a lead
 */
public record DependencyState(
        UUID id,
        long version,
        UUID contractId,
        UUID predecessorId,
        UUID successorId,
        DependencyType type,
        int lag,
        LagUnit lagUnit) {}
