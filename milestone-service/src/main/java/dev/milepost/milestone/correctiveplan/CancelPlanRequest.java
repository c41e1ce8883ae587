package dev.milepost.milestone.correctiveplan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a plan is given up. */
@Schema(name = "CancelPlanRequest")
public record CancelPlanRequest(
        @Schema(description = "Why; its open actions are cancelled with it.", examples = "The milestone was waived.")
        @NotBlank
        @Size(max = 4000)
        String reason) {}
