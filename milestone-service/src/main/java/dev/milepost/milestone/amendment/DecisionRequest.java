package dev.milepost.milestone.amendment;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said with a decision; needed to reject and to withdraw. */
@Schema(name = "AmendmentDecisionRequest")
record DecisionRequest(
        @Schema(description = "Why.", examples = "The price of the sports ground is missing")
        @Size(max = 5000)
        @Nullable
        String reason) {}
