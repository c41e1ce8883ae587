package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentChanges;
import dev.milepost.events.AmendmentState;
import dev.milepost.events.AmendmentStatus;
import dev.milepost.events.Gate;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.milestone.gate.ApprovalsView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An amendment, as the API shows it. */
@Schema(name = "Amendment")
record AmendmentView(
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

        @Schema(description = "How far it came through its gate.") @Nullable
        ApprovalsView approvals,

        @Nullable UUID proposedById,
        String proposedBy,
        Instant proposedAt,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable Instant appliedAt,
        @Nullable Integer baseline,

        @Schema(description = "What its state allows.", examples = "[\"approve\", \"reject\", \"withdraw\"]")
        List<String> allowedActions) {
    /** @param today in the contract's time zone */
    static AmendmentView from(Amendment amendment, LocalDate today) {
        AmendmentState state = amendment.toState();
        return new AmendmentView(
                state.id(),
                state.version(),
                state.contractId(),
                state.number(),
                state.title(),
                state.reason(),
                state.effectiveOn(),
                state.status(),
                state.changes(),
                state.gate(),
                ApprovalsView.from(
                        state.gate(),
                        state.gateRound(),
                        // A gate waits for decisions on what is submitted.
                        state.status() == AmendmentStatus.PROPOSED ? MilestoneStatus.SUBMITTED : MilestoneStatus.MET,
                        today),
                state.proposedById(),
                state.proposedBy(),
                state.proposedAt(),
                state.decidedAt(),
                state.decisionReason(),
                state.appliedAt(),
                state.baseline(),
                AmendmentAction.namesAllowedIn(state.status()));
    }
}
