package dev.milepost.milestone.correctiveplan;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All plans of a milestone. */
@Schema(name = "CorrectivePlans")
public record CorrectivePlansView(
        @Schema(description = "The newest first; at most one is OPEN.")
        List<CorrectivePlanView> items) {}
