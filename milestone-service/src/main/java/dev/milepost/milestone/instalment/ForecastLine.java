package dev.milepost.milestone.instalment;

import dev.milepost.events.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes due in a month in one currency. */
@Schema(name = "ForecastLine")
public record ForecastLine(
        @Schema(description = "Year and month; absent for all that was before.", examples = "2027-07") @Nullable
        String month,

        @Schema(description = "ISO 4217 code.", examples = "EUR")
        String currency,

        @Schema(description = "Outstanding of payments that are due then, invoiced and disputed ones too.")
        Money due,

        @Schema(description = "How many payments `due` is the sum of.", examples = "2")
        long dueCount,

        @Schema(
                description =
                        "Gross of the instalments of open milestones, were they met on their due dates: before bonus, penalty, retention and advance.")
        Money expected,

        @Schema(description = "How many milestones `expected` is the sum of.", examples = "3")
        long expectedCount,

        @Schema(description = "Both together.") Money total) {}
