package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Standing;
import dev.milepost.events.MilestoneStatus;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much is done. */
@Schema(description = "How much is done.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CompletionFigures(
        @Schema(examples = "10", required = true) long met,
        @Schema(examples = "12", required = true) long open,

        @Schema(
                description =
                        "Open, and the promised date is before today in the contract's time zone; counted in `open` too.",
                examples = "2",
                required = true)
        long overdue,

        @Schema(examples = "1", required = true) long missed,
        @Schema(examples = "0", required = true) long waived,
        @Schema(examples = "1", required = true) long cancelled,

        @Schema(
                description = "`met` / (`met` + `open` + `missed`), 4 digits.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.4348",
                required = true)
        @Nullable
        BigDecimal completionRate,

        @Schema(description = "Met, with a promised date and a day they were met.", examples = "10", required = true)
        long measured,

        @Schema(description = "Measured, and met on the promised date or before.", examples = "7", required = true)
        long onTime,

        @Schema(
                description = "`onTime` / `measured`, 4 digits.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.7",
                required = true)
        @Nullable
        BigDecimal onTimeRate,

        @Schema(description = "One entry a currency.", required = true)
        List<ValueFigures> value) {
    /** Those that are met, of all that were, are or should have been to be done. */
    static @Nullable BigDecimal rate(Standing them) {
        long met = them.in(MilestoneStatus.MET);
        return Rates.of(met, met + them.open() + them.in(MilestoneStatus.MISSED));
    }

    static CompletionFigures of(Standing them) {
        long met = them.in(MilestoneStatus.MET);
        long open = them.open();
        long missed = them.in(MilestoneStatus.MISSED);
        long measured = them.measured();
        long onTime = them.onTime();
        return new CompletionFigures(
                met,
                open,
                them.overdues(),
                missed,
                them.in(MilestoneStatus.WAIVED),
                them.in(MilestoneStatus.CANCELLED),
                rate(them),
                measured,
                onTime,
                Rates.of(onTime, measured),
                ValueFigures.of(them));
    }
}
