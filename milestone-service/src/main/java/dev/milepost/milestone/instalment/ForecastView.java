package dev.milepost.milestone.instalment;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What comes due by month. */
@Schema(name = "PaymentForecast")
public record ForecastView(
        @Schema(description = "The first day of it.", examples = "2027-07-01")
        LocalDate from,

        @Schema(description = "The last day of it.", examples = "2028-06-30")
        LocalDate to,

        @Schema(description = "What was to come before and is still open, a line for each currency.")
        List<ForecastLine> before,

        @Schema(description = "A line for each month and currency in which something comes.")
        List<ForecastLine> months) {}
