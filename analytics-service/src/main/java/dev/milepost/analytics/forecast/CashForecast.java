package dev.milepost.analytics.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.summary.AmountView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What open milestones are likely to release. */
@Schema(
        description =
                "What open milestones are likely to release by the end of each month: their values by their payment"
                        + " terms, from today on, added up. Net days come on top.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CashForecast(
        @Schema(description = "The moment of the answer.", examples = "2027-03-01T08:00:00Z", required = true)
        Instant asOf,

        @Schema(required = true) Basis basis,

        @Schema(
                description = "How many open milestones with a promised date are paid for, whenever they are promised.",
                examples = "40",
                required = true)
        long milestones,

        @Schema(
                description = "The list of exactly those milestones.",
                examples = "/api/v1/analytics/milestones?which=VALUED&asOf=2027-03-01T08:00:00Z&against=CURRENT",
                required = true)
        String drillDown,

        @Schema(description = "By currency, then by month.", required = true)
        List<Month> months) {
    /** What is released by the end of a month, in one currency. */
    @Schema(name = "CashMonth", description = "What is released by the end of a month, in one currency.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Month(
            @Schema(examples = "EUR", required = true) String currency,

            @Schema(examples = "2027-03", required = true) String month,

            @Schema(description = "As promised.", required = true)
            AmountView promised,

            @Schema(description = "As likely as not at least that much.", nullable = true, required = true) @Nullable
            AmountView p50,

            @Schema(description = "In four of five cases at least that much.", nullable = true, required = true)
            @Nullable
            AmountView p80) {}
}
