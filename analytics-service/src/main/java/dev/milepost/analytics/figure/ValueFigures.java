package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Cell;
import dev.milepost.analytics.summary.AmountView;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is paid for milestones, in one currency. */
@Schema(
        description =
                "What is paid for the milestones by their payment terms, in one currency. Without waived and cancelled.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ValueFigures(
        @Schema(required = true) AmountView total,

        @Schema(description = "That of the met ones.", required = true)
        AmountView met,

        @Schema(
                description = "`met` / `total`: completion weighted by value, 4 digits.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.5",
                required = true)
        @Nullable
        BigDecimal rate) {
    /** One entry a currency: never added up. */
    static List<ValueFigures> of(List<Cell> cells) {
        Map<String, BigDecimal[]> sums = new TreeMap<>();
        for (Cell cell : cells) {
            if (cell.currency() != null
                    && cell.value() != null
                    && cell.status() != MilestoneStatus.WAIVED
                    && cell.status() != MilestoneStatus.CANCELLED) {
                BigDecimal[] sum = sums.computeIfAbsent(
                        cell.currency(), none -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                sum[0] = sum[0].add(cell.value());
                if (cell.status() == MilestoneStatus.MET) {
                    sum[1] = sum[1].add(cell.value());
                }
            }
        }
        return sums.entrySet().stream()
                .map(entry -> new ValueFigures(
                        amount(entry.getValue()[0], entry.getKey()),
                        amount(entry.getValue()[1], entry.getKey()),
                        Rates.of(entry.getValue()[1], entry.getValue()[0])))
                .toList();
    }

    /** With 4 digits at most: per cent of a value may have more. */
    private static AmountView amount(BigDecimal sum, String currency) {
        return AmountView.of(sum.setScale(4, java.math.RoundingMode.HALF_EVEN), currency);
    }
}
