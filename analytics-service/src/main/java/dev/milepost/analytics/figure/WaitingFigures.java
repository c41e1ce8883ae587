package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Waits.Wait;
import dev.milepost.analytics.rollup.DayHistogram;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long submissions waited for decisions. */
@Schema(description = "How long submissions waited for decisions. One that needs two of them waits twice.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WaitingFigures(
        @Schema(description = "How many decisions were waited for.", examples = "12", required = true)
        long waits,

        @Schema(description = "Those that are still waited for.", examples = "2", required = true)
        long open,

        @Schema(description = "Those that were approvals.", examples = "7", required = true)
        long approved,

        @Schema(
                description = "`hours` added up, in days of 24 hours, 2 digits.",
                type = SchemaType.NUMBER,
                examples = "31.5",
                required = true)
        BigDecimal totalDays,

        @Schema(
                description = "The median of `hours` in days of 24 hours, 2 digits.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "2.25",
                required = true)
        @Nullable
        BigDecimal medianDays,

        @Schema(
                description =
                        "Whole hours that each was waited for; of those that are still waited for until the moment of the"
                                + " answer.",
                required = true)
        Distribution hours) {
    private static final BigDecimal HOURS_OF_DAY = BigDecimal.valueOf(24);
    private static final int DIGITS = 2;

    static WaitingFigures of(List<Wait> waits) {
        DayHistogram hours = new DayHistogram();
        waits.forEach(wait -> hours.add(wait.hours(), wait.n()));
        Integer median = hours.percentile(50);
        return new WaitingFigures(
                hours.count(),
                count(waits, wait -> wait.outcome() == null),
                count(waits, wait -> "APPROVED".equals(wait.outcome())),
                days(waits.stream().mapToLong(wait -> wait.hours() * wait.n()).sum()),
                median == null ? null : days(median),
                Distribution.of(hours));
    }

    private static long count(List<Wait> waits, Predicate<Wait> those) {
        return waits.stream().filter(those).mapToLong(Wait::n).sum();
    }

    private static BigDecimal days(long hours) {
        return BigDecimal.valueOf(hours).divide(HOURS_OF_DAY, DIGITS, RoundingMode.HALF_EVEN);
    }
}
