package dev.milepost.analytics.forecast;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Documents the page of forecasts. */
@Schema(name = "MilestoneForecastPage")
record MilestoneForecastPage(
        @Schema(required = true) List<MilestoneForecast> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.", examples = "eyJ2IjpbXX0.c2ln")
        @Nullable
        String nextCursor) {}
