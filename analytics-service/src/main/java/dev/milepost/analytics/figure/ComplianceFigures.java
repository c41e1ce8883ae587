package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Standing;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was promised by now, and what was kept. */
@Schema(
        description =
                "A scorecard: what was promised by now, and what was kept. Each rate has 4 digits and is null of nothing.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ComplianceFigures(
        @Schema(description = "`onTime` + `late` + `missed` + `overdue`.", examples = "20", required = true)
        long obligations,

        @Schema(examples = "14", required = true) long onTime,

        @Schema(description = "Met after the promised date.", examples = "3", required = true)
        long late,

        @Schema(examples = "1", required = true) long missed,
        @Schema(examples = "2", required = true) long overdue,

        @Schema(
                description = "(`onTime` + `late`) / `obligations`.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.85",
                required = true)
        @Nullable
        BigDecimal keptRate,

        @Schema(
                description = "`onTime` / `obligations`.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.7",
                required = true)
        @Nullable
        BigDecimal onTimeRate,

        @Schema(
                description = "(`keptRate` + `onTimeRate`) / 2 in per cent: late is half as good as on time.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "77.5",
                required = true)
        @Nullable
        BigDecimal score) {
    static ComplianceFigures of(Standing them) {
        long onTime = them.onTime();
        long late = them.measured() - onTime;
        long missed = them.missedPromises();
        long overdue = them.overdues();
        long all = onTime + late + missed + overdue;
        BigDecimal score = Rates.of(2 * onTime + late, 2 * all);
        return new ComplianceFigures(
                all,
                onTime,
                late,
                missed,
                overdue,
                Rates.of(onTime + late, all),
                Rates.of(onTime, all),
                score == null ? null : score.movePointRight(2));
    }
}
