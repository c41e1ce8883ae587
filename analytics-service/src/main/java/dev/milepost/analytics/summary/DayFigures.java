package dev.milepost.analytics.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.rollup.DayHistogram;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a number of days is distributed over the measured milestones. */
@Schema(description = "A number of days over the `measured` milestones. All three are null while none is measured.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DayFigures(
        @Schema(
                description = "Arithmetic mean, rounded to 2 digits, halves to the even digit.",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.NUMBER,
                nullable = true,
                examples = "3.25",
                required = true)
        @Nullable
        BigDecimal mean,

        @Schema(
                description = "The smallest number of days that at least half of them do not exceed (nearest rank).",
                nullable = true,
                examples = "0",
                required = true)
        @Nullable
        Integer median,

        @Schema(
                description = "The smallest number of days that at least 90 % of them do not exceed (nearest rank).",
                nullable = true,
                examples = "14",
                required = true)
        @Nullable
        Integer p90) {
    static DayFigures of(DayHistogram days) {
        return new DayFigures(days.mean(), days.percentile(50), days.percentile(90));
    }
}
