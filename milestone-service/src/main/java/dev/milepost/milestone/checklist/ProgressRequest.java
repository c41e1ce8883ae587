package dev.milepost.milestone.checklist;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the work is. */
@Schema(name = "ProgressRequest")
record ProgressRequest(
        @Schema(description = "In per cent.", examples = "40") @NotNull @Min(0) @Max(100)
        Integer progress) {}
