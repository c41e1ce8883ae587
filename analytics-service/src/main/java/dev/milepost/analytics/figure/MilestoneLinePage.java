package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.MilestoneLine;
import dev.milepost.kit.http.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the milestones behind a figure. */
@Schema(name = "MilestoneLinePage")
record MilestoneLinePage(
        @Schema(
                description = "The moment of the page: they are as they were then.",
                examples = "2027-03-01T08:00:00Z",
                required = true)
        Instant asOf,

        @Schema(required = true) List<MilestoneLine> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.", examples = "eyJ2IjpbXX0.c2ln")
        @Nullable
        String nextCursor) {
    static MilestoneLinePage of(Instant asOf, Page<MilestoneLine> page) {
        return new MilestoneLinePage(asOf, page.items(), page.nextCursor());
    }
}
