package dev.milepost.analytics.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.MilestoneLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is likely to become of an open milestone. */
@Schema(description = "An open milestone, and what is likely to become of it.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MilestoneForecast(
        @Schema(required = true) MilestoneLine milestone,

        @Schema(required = true) Basis basis,

        @Schema(
                description = "How likely it is met after its promised date, 4 digits; 1 once the date is over.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.35",
                required = true)
        @Nullable
        BigDecimal lateProbability,

        @Schema(
                description = "The day by which it is met as likely as not (p50).",
                type = SchemaType.STRING,
                format = "date",
                nullable = true,
                examples = "2027-03-02",
                required = true)
        @Nullable
        LocalDate expectedOn,

        @Schema(
                description = "The day by which it is met in four of five cases (p80).",
                type = SchemaType.STRING,
                format = "date",
                nullable = true,
                examples = "2027-03-11",
                required = true)
        @Nullable
        LocalDate p80On,

        @Schema(
                description = "How many measured milestones of its counterparty and type the forecast knows.",
                examples = "12",
                required = true)
        long alike) {
    private static final int DIGITS = 4;
    private static final double HALF = 0.5;
    private static final double MOST = 0.8;

    static MilestoneForecast of(MilestoneLine line, Against against, Chances chances) {
        LocalDate promised = ChancesReader.promised(line, against);
        Chances.Kind kind = ChancesReader.kind(line);
        if (promised == null || line.days() == null) {
            return nothing(line, Basis.NO_DATE, chances.measured(kind));
        }
        if (!chances.isEnough()) {
            return nothing(line, Basis.NOT_ENOUGH_HISTORY, chances.measured(kind));
        }
        Spread spread = chances.spread(kind, line.days());
        return new MilestoneForecast(
                line,
                Basis.HISTORY,
                BigDecimal.valueOf(spread.late()).setScale(DIGITS, RoundingMode.HALF_EVEN),
                promised.plusDays(spread.quantile(HALF)),
                promised.plusDays(spread.quantile(MOST)),
                chances.measured(kind));
    }

    private static MilestoneForecast nothing(MilestoneLine line, Basis basis, long alike) {
        return new MilestoneForecast(line, basis, null, null, null, alike);
    }
}
