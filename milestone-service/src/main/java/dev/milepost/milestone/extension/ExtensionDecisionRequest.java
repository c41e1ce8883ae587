package dev.milepost.milestone.extension;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said with a decision. */
@Schema(name = "ExtensionDecisionRequest")
record ExtensionDecisionRequest(
        @Schema(
                description = "Why; needed to reject and to withdraw.",
                examples = "Frost was to be expected in January")
        @Size(max = 1000)
        @Nullable
        String reason) {}
