package dev.milepost.milestone.milestone;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a step is taken. */
@Schema(name = "ReasonRequest")
public record ReasonRequest(
        @Schema(examples = "The acceptance report lacks the fire inspection") @Size(max = 5000) @Nullable
        String reason) {}
