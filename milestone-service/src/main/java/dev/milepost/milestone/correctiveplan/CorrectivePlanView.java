package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectiveOutcome;
import dev.milepost.events.CorrectivePlanState;
import dev.milepost.events.CorrectivePlanStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A corrective action plan as the API shows it. */
@Schema(name = "CorrectivePlan")
public record CorrectivePlanView(
        UUID id,

        @Schema(description = "Counts its changes, those of its actions included; its ETag.")
        long version,

        UUID contractId,
        UUID milestoneId,

        @Schema(description = "Why it came to that.", examples = "The formwork came three weeks late.") @Nullable
        String cause,

        CorrectivePlanStatus status,

        @Schema(description = "Whether it worked; absent unless CLOSED.") @Nullable
        CorrectiveOutcome outcome,

        @Schema(description = "What was said at its end.", examples = "Back on schedule since 20 July.") @Nullable
        String note,

        @Schema(description = "In the order in which they were added.")
        List<CorrectiveActionView> actions,

        Instant openedAt,
        @Nullable Instant endedAt) {
    static CorrectivePlanView from(CorrectivePlan plan, List<CorrectiveAction> actions, LocalDate today) {
        CorrectivePlanState state = plan.toState(actions);
        return new CorrectivePlanView(
                state.id(),
                state.version(),
                state.contractId(),
                state.milestoneId(),
                state.cause(),
                state.status(),
                state.outcome(),
                state.note(),
                actions.stream()
                        .map(action -> CorrectiveActionView.from(action, today))
                        .toList(),
                state.openedAt(),
                state.endedAt());
    }
}
