package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectiveOutcome;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a plan worked. */
@Schema(name = "ClosePlanRequest")
public record ClosePlanRequest(
        @NotNull CorrectiveOutcome outcome,

        @Schema(description = "What came of it.", examples = "Back on schedule since 20 July.")
        @Size(max = 4000)
        @Nullable
        String note) {}
