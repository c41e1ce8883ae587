package dev.milepost.milestone.extension;

import dev.milepost.events.ExtensionMeans;
import dev.milepost.events.ExtensionState;
import dev.milepost.events.ExtensionStatus;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.milestone.gate.ApprovalsView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a later date, as the API shows it. */
@Schema(name = "Extension")
record ExtensionView(
        UUID id,
        long version,
        UUID contractId,
        UUID milestoneId,

        @Schema(description = "The due date when it was asked; absent when there was none.", examples = "2027-06-30")
        @Nullable
        LocalDate dueDate,

        @Schema(description = "The day that is asked for.", examples = "2027-07-21")
        LocalDate wantedDate,

        @Schema(examples = "Ground frost stopped the excavation for three weeks")
        String reason,

        ExtensionMeans means,
        ExtensionStatus status,

        @Schema(description = "Who decides, and who has.") @Nullable
        ApprovalsView approvals,

        @Nullable UUID requestedById,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant decidedAt,

        @Schema(description = "What was said when it was decided or withdrawn.") @Nullable
        String decisionReason,

        @Schema(description = "The amendment that it became.") @Nullable
        UUID amendmentId) {
    /** @param today in the contract's time zone */
    static ExtensionView from(Extension extension, LocalDate today) {
        ExtensionState state = extension.toState();
        return new ExtensionView(
                state.id(),
                state.version(),
                state.contractId(),
                state.milestoneId(),
                state.dueDate(),
                state.wantedDate(),
                state.reason(),
                state.means(),
                state.status(),
                ApprovalsView.from(
                        state.gate(),
                        state.gateRound(),
                        // A gate waits for decisions on what is submitted.
                        state.status() == ExtensionStatus.REQUESTED ? MilestoneStatus.SUBMITTED : MilestoneStatus.MET,
                        today),
                state.requestedById(),
                state.requestedBy(),
                state.requestedAt(),
                state.decidedAt(),
                state.decisionReason(),
                state.amendmentId());
    }
}
