package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.MilestoneLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Documents the page of milestones behind a figure. */
@Schema(name = "MilestoneLinePage")
record MilestoneLinePage(
        @Schema(required = true) List<MilestoneLine> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.", examples = "eyJ2IjpbXX0.c2ln")
        @Nullable
        String nextCursor) {}
