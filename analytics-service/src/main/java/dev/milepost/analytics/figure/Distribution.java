package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.rollup.DayHistogram;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How whole numbers of days or hours are distributed; exact, percentiles are nearest ranks. */
@Schema(
        description =
                "How whole numbers are distributed. Percentiles are nearest ranks: the smallest number that at least so"
                        + " many per cent do not exceed. All but `count` are null while there are none.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Distribution(
        @Schema(examples = "10", required = true) long count,

        @Schema(
                description = "To 2 digits, halves to the even digit.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "3.25",
                required = true)
        @Nullable
        BigDecimal mean,

        @Schema(nullable = true, examples = "0", required = true) @Nullable
        Integer median,

        @Schema(nullable = true, examples = "4", required = true) @Nullable
        Integer p75,

        @Schema(nullable = true, examples = "9", required = true) @Nullable
        Integer p90,

        @Schema(nullable = true, examples = "14", required = true) @Nullable
        Integer p95,

        @Schema(nullable = true, examples = "14", required = true) @Nullable
        Integer max) {
    static Distribution of(DayHistogram days) {
        @Nullable Integer[] percentiles = days.percentiles(50, 75, 90, 95, 100);
        return new Distribution(
                days.count(),
                days.mean(),
                percentiles[0],
                percentiles[1],
                percentiles[2],
                percentiles[3],
                percentiles[4]);
    }
}
