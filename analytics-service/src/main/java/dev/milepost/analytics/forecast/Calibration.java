package dev.milepost.analytics.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Against;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How good forecasts were. */
@Schema(
        description = "How good forecasts were: those of the first of each of the months before, made of what was known"
                + " then, held against what became of the milestones.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Calibration(
        @Schema(description = "The moment of the answer.", examples = "2027-03-01T08:00:00Z", required = true)
        Instant asOf,

        @Schema(description = "Which date is the promised one.", required = true)
        Against against,

        @Schema(description = "The moments of which there are forecasts.", required = true)
        List<Instant> moments,

        @Schema(
                description =
                        "For each of these moments the list of the milestones that were open and not overdue then."
                                + " `forecasts` are those of them whose date is over by now, less waived and cancelled ones.",
                examples = "[\"/api/v1/analytics/milestones?which=COMING&asOf=2027-02-01T00:00:00Z&against=CURRENT\"]",
                required = true)
        List<String> drillDowns,

        @Schema(
                description =
                        "Forecasts of milestones whose date, as it was promised then, is over by now, and that were met or"
                                + " missed or are open.",
                examples = "420",
                required = true)
        long forecasts,

        @Schema(required = true) Basis basis,

        @Schema(
                description =
                        "Brier score: mean square of probability − outcome (1 late, 0 not). 0 is best, 0.25 is a coin.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.14",
                required = true)
        @Nullable
        BigDecimal brierScore,

        @Schema(
                description = "The score of always saying the share that turned out late.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.2",
                required = true)
        @Nullable
        BigDecimal brierScoreOfShare,

        @Schema(description = "By the probability that was said, in tenths; only those that occur.", required = true)
        List<Bin> bins) {
    private static final int BINS = 10;
    private static final int DIGITS = 4;

    /** Forecasts of about the same probability. */
    @Schema(name = "ReliabilityBin", description = "Forecasts of about the same probability, and how many came true.")
    public record Bin(
            @Schema(description = "The least probability in it.", examples = "0.3", required = true)
            BigDecimal from,

            @Schema(examples = "40", required = true) long forecasts,

            @Schema(description = "Their mean, 4 digits.", examples = "0.34", required = true)
            BigDecimal said,

            @Schema(description = "The share that turned out late, 4 digits.", examples = "0.36", required = true)
            BigDecimal late) {}

    /** Forecasts held against outcomes. */
    static final class Score {
        private final long[] n = new long[BINS];
        private final double[] said = new double[BINS];
        private final long[] late = new long[BINS];
        private double squares;

        void add(double probability, boolean wasLate, long count) {
            int bin = Math.min(BINS - 1, (int) (probability * BINS + Spread.ROUNDED_OFF));
            n[bin] += count;
            said[bin] += probability * count;
            late[bin] += wasLate ? count : 0;
            double error = probability - (wasLate ? 1 : 0);
            squares += error * error * count;
        }

        Calibration of(Instant asOf, Against against, List<Instant> moments, List<String> drillDowns) {
            long all = 0;
            long lates = 0;
            List<Bin> bins = new ArrayList<>();
            for (int i = 0; i < BINS; i++) {
                all += n[i];
                lates += late[i];
                if (n[i] > 0) {
                    bins.add(new Bin(
                            BigDecimal.valueOf(i, 1), n[i], rounded(said[i] / n[i]), rounded((double) late[i] / n[i])));
                }
            }
            double share = (double) lates / Math.max(1, all);
            return new Calibration(
                    asOf,
                    against,
                    moments,
                    drillDowns,
                    all,
                    all == 0 ? Basis.NOT_ENOUGH_HISTORY : Basis.HISTORY,
                    all == 0 ? null : rounded(squares / all),
                    all == 0 ? null : rounded(share * (1 - share)),
                    bins);
        }

        private static BigDecimal rounded(double value) {
            return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
        }
    }
}
