package dev.milepost.milestone.contract;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a new computation of the due dates changed. */
@Schema(name = "Recomputed")
public record RecomputedView(
        @Schema(description = "Milestones whose date, or what they wait for, is another now.")
        List<UUID> changed) {}
