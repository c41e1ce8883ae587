package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.summary.AmountView;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    static List<ValueFigures> of(Standing them) {
        return of(
                them.value(status -> status != MilestoneStatus.WAIVED && status != MilestoneStatus.CANCELLED),
                them.value(status -> status == MilestoneStatus.MET));
    }

    /** The same of the open ones. */
    static List<ValueFigures> ofOpen(Standing them) {
        return of(them.value(status -> !status.isEnded()), Map.of());
    }

    private static List<ValueFigures> of(Map<String, BigDecimal> total, Map<String, BigDecimal> met) {
        List<ValueFigures> values = new ArrayList<>(total.size());
        total.forEach((currency, all) -> {
            BigDecimal part = met.getOrDefault(currency, BigDecimal.ZERO);
            values.add(new ValueFigures(amount(all, currency), amount(part, currency), Rates.of(part, all)));
        });
        return values;
    }

    /** With 4 digits at most: per cent of a value may have more. */
    private static AmountView amount(BigDecimal sum, String currency) {
        return AmountView.of(sum.setScale(4, RoundingMode.HALF_EVEN), currency);
    }
}
