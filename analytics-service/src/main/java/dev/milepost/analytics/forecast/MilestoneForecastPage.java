package dev.milepost.analytics.forecast;

import dev.milepost.kit.http.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of forecasts. */
@Schema(name = "MilestoneForecastPage")
record MilestoneForecastPage(
        @Schema(description = "The moment of the page.", examples = "2027-03-01T08:00:00Z", required = true)
        Instant asOf,

        @Schema(description = "How many open milestones there are on all pages.", examples = "40", required = true)
        long milestones,

        @Schema(
                description = "The list of exactly those milestones.",
                examples = "/api/v1/analytics/milestones?which=OPEN&asOf=2027-03-01T08:00:00Z&against=CURRENT",
                required = true)
        String drillDown,

        @Schema(required = true) List<MilestoneForecast> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.", examples = "eyJ2IjpbXX0.c2ln")
        @Nullable
        String nextCursor) {
    static MilestoneForecastPage of(Instant asOf, long milestones, String drillDown, Page<MilestoneForecast> page) {
        return new MilestoneForecastPage(asOf, milestones, drillDown, page.items(), page.nextCursor());
    }
}
