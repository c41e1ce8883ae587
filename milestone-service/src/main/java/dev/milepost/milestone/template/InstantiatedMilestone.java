package dev.milepost.milestone.template;

import dev.milepost.milestone.milestone.MilestoneView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A milestone that was made from a template. */
@Schema(name = "InstantiatedMilestone")
public record InstantiatedMilestone(
        @Schema(
                description = "What the template calls it; all occurrences of one have the same.",
                examples = "taking-over")
        String key,

        @Schema(description = "The milestone, with the date that its rule gives.")
        MilestoneView milestone) {}
