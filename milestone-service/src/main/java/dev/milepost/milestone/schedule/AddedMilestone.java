package dev.milepost.milestone.schedule;

import dev.milepost.milestone.milestone.MilestoneRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A milestone that comes into a schedule. */
@Schema(name = "AddedMilestone")
public record AddedMilestone(
        @Schema(description = "What added dependencies call it; any name that is no UUID.", examples = "inspection")
        @NotBlank
        @Size(max = 100)
        String key,

        @Schema(description = "What it is to be.") @NotNull @Valid
        MilestoneRequest milestone) {}
