package dev.milepost.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a milestone that was missed or is late.
 *
 * @param version counts its changes from 1, those of its actions included; the ETag of the resource
 * @param cause why it came to that
 * @param outcome whether it worked; null unless CLOSED
 * @param note what was said at its end
 * @param actions in their order
 */
public record CorrectivePlanState(
        UUID id,
        long version,
        UUID contractId,
        UUID milestoneId,
        @Nullable String cause,
        CorrectivePlanStatus status,
        @Nullable CorrectiveOutcome outcome,
        @Nullable String note,
        List<CorrectiveActionState> actions,
        Instant openedAt,
        @Nullable Instant endedAt) {}
