package dev.milepost.analytics.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a contract is likely to be done. */
@Schema(description = "When the last open milestone of a contract is likely to be met.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ContractForecast(
        @Schema(description = "The moment of the answer.", examples = "2027-03-01T08:00:00Z", required = true)
        Instant asOf,

        @Schema(required = true) Basis basis,

        @Schema(description = "Open milestones: `open` + `undated`.", examples = "12", required = true)
        long milestones,

        @Schema(
                description = "The list of exactly those milestones.",
                examples = "/api/v1/analytics/milestones?which=OPEN&asOf=2027-03-01T08:00:00Z&against=CURRENT",
                required = true)
        String drillDown,

        @Schema(description = "Open milestones with a due date.", examples = "12", required = true)
        long open,

        @Schema(description = "Open milestones without one; the forecast does not know them.", required = true)
        long undated,

        @Schema(
                description = "The last due date of the open ones.",
                type = SchemaType.STRING,
                format = "date",
                nullable = true,
                examples = "2027-09-30",
                required = true)
        @Nullable
        LocalDate dueOn,

        @Schema(type = SchemaType.STRING, format = "date", nullable = true, examples = "2027-10-08", required = true)
        @Nullable
        LocalDate p50On,

        @Schema(type = SchemaType.STRING, format = "date", nullable = true, examples = "2027-10-20", required = true)
        @Nullable
        LocalDate p80On,

        @Schema(type = SchemaType.STRING, format = "date", nullable = true, examples = "2027-11-15", required = true)
        @Nullable
        LocalDate p95On,

        @Schema(description = "How many courses were simulated.", examples = "10000", required = true)
        int runs,

        @Schema(description = "Which milestones came last most often, five at most.", required = true)
        List<Last> last) {
    /** A milestone that may be the last one. */
    @Schema(name = "LastMilestone", description = "A milestone, and in what share of the courses it came last.")
    public record Last(
            @Schema(required = true) UUID milestoneId,

            @Schema(examples = "Final acceptance", required = true)
            String title,

            @Schema(description = "4 digits.", examples = "0.62", required = true)
            BigDecimal share) {}
}
