package dev.milepost.milestone.gate;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision at a gate, kept for ever. */
@Schema(name = "GateDecision")
public record DecisionView(
        UUID id,

        @Schema(description = "The submission it was about, counted from 1.", examples = "1")
        int round,

        @Schema(description = "The place in whose name it was made.", examples = "role:approver")
        String approver,

        @Schema(description = "What was decided.") GateBook.Decision decision,

        @Schema(description = "Who decided.") UUID personId,

        @Schema(description = "Their name.", examples = "Mara Lind")
        String by,

        @Schema(description = "The person they stood in for by a delegation.") @Nullable
        UUID onBehalfOf,

        @Nullable String reason,

        @Schema(description = "When.") Instant at) {}
