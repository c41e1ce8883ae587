package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Against;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A figure over time. */
@Schema(description = "A figure by periods of the promised date, its moving average, and where it changed.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Trend(
        @Schema(examples = "2027-03-01T08:00:00Z", required = true)
        Instant asOf,

        @Schema(required = true) Against against,
        @Schema(required = true) TrendOf figure,

        @Schema(description = "`month`, `week` or `quarter`.", examples = "month", required = true)
        String period,

        @Schema(description = "How many milestones stand behind it.", examples = "40", required = true)
        long milestones,

        @Schema(
                description = "The list of exactly those milestones.",
                examples = "/api/v1/analytics/milestones?which=MEASURED&asOf=2027-03-01T08:00:00Z&against=BASELINE",
                required = true)
        String drillDown,

        @Schema(description = "Ascending; periods in which nothing was promised are left out.", required = true)
        List<Point> points,

        @Schema(
                description = "Where the figure changed most; null with fewer than 8 points or when none differ.",
                required = true)
        @Nullable
        ChangePoint changePoint) {
    /** The figure in a period. */
    @Schema(name = "TrendPoint", description = "The figure in one period.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Point(
            @Schema(examples = "2027-02", required = true) String period,

            @Schema(
                    description = "Null where nothing can be measured.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "0.7",
                    required = true)
            @Nullable
            BigDecimal value,

            @Schema(
                    description =
                            "Mean of the values of this point and those before it, `window` of them; null before there"
                                    + " are so many.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "0.65",
                    required = true)
            @Nullable
            BigDecimal movingAverage,

            @Schema(description = "How many milestones stand behind it.", examples = "10", required = true)
            long milestones,

            @Schema(
                    description = "The list of exactly those milestones.",
                    examples = "/api/v1/analytics/milestones?which=MEASURED&asOf=2027-03-01T08:00:00Z&month=2027-02",
                    required = true)
            String drillDown) {}

    /** Where a figure changed. */
    // a nullable component of this type, which nothing names before, would be written without its null
    @Schema(name = "ChangePoint", description = "Where a figure changed most.", nullable = true)
    public record ChangePoint(
            @Schema(description = "The first period after the change.", examples = "2027-02", required = true)
            String period,

            @Schema(description = "Mean of the values before.", examples = "0.8", required = true)
            BigDecimal before,

            @Schema(description = "Mean of the values from there on.", examples = "0.5", required = true)
            BigDecimal after,

            @Schema(
                    description = "Share of 9999 shuffled orders of the values that show at least such a change.",
                    examples = "0.0021",
                    required = true)
            BigDecimal probability,

            @Schema(description = "`probability` below 0.05.", examples = "true", required = true)
            boolean significant) {}
}
