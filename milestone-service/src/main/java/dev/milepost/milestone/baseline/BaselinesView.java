package dev.milepost.milestone.baseline;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The baselines of a contract. */
@Schema(name = "Baselines")
public record BaselinesView(
        @Schema(description = "All of them without their milestones, the newest first.")
        List<BaselineView> items) {}
