package dev.milepost.analytics.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.rollup.DayHistogram;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The figures of a tenant, a party or a contract. */
@Schema(
        description = "Where things stand. The variance of a met milestone is the day it was met minus the baseline due"
                + " date (the due date where there is no baseline) in whole days: below 0 it was early, from 1 on it was"
                + " late. Its delay is the variance, or 0 where that is below 0.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Summary(
        @Schema(
                description = "The moment of the figures, which decides what is overdue.",
                examples = "2027-03-01T08:00:00Z",
                required = true)
        Instant asOf,

        @Schema(
                description = "The list of all milestones that `milestones` counts.",
                examples = "/api/v1/analytics/milestones?which=ALL&asOf=2027-03-01T08:00:00Z&against=BASELINE",
                required = true)
        String drillDown,

        @Schema(required = true) MilestoneFigures milestones,

        @Schema(
                description =
                        "How many milestones stand behind `onTimeRate`, `delayDays` and `varianceDays`: the met ones"
                                + " that have both a due date and a day they were met.",
                examples = "10",
                required = true)
        long measured,

        @Schema(
                description = "How many of the `measured` milestones have a delay of 0.",
                examples = "7",
                required = true)
        long onTime,

        @Schema(
                description = "`onTime` / `measured`, rounded to 4 digits, halves to the even digit; null while none is"
                        + " measured.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.7",
                required = true)
        @Nullable
        BigDecimal onTimeRate,

        @Schema(description = "Delay: early counts as 0.", required = true)
        DayFigures delayDays,

        @Schema(description = "Variance: early counts below 0.", required = true)
        DayFigures varianceDays,

        @Schema(description = "One entry a currency, in the order of the codes.", required = true)
        List<PaymentFigures> payments) {
    private static final int RATE_DIGITS = 4;

    static Summary of(Frame frame, MilestoneFigures milestones, DayHistogram variances, List<PaymentFigures> payments) {
        long measured = variances.count();
        long onTime = variances.countUpTo(0);
        BigDecimal rate = measured == 0
                ? null
                : BigDecimal.valueOf(onTime).divide(BigDecimal.valueOf(measured), RATE_DIGITS, RoundingMode.HALF_EVEN);
        return new Summary(
                frame.asOf(),
                frame.drillDown(Which.ALL, List.of()),
                milestones,
                measured,
                onTime,
                rate,
                DayFigures.of(variances.delays()),
                DayFigures.of(variances),
                payments);
    }
}
