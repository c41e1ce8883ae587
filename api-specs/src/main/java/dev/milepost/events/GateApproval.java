package dev.milepost.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval that counts for a gate.
 *
 * @param approver the place it fills, as {@link GateApprover#key} names it
 * @param personId who approved
 * @param by their name
 * @param onBehalfOf the person they stood in for by a delegation
 */
public record GateApproval(
        String approver,
        UUID personId,
        String by,
        @Nullable UUID onBehalfOf,
        Instant at,
        @Nullable String comment) {}
