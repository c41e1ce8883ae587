package dev.milepost.milestone.template.content;

import dev.milepost.events.DayUnit;
import dev.milepost.events.Direction;
import dev.milepost.events.PeriodEnd;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.Roll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the due date of a milestone will come about: a RELATIVE rule with keys in place of ids. */
@Schema(name = "TemplateDueRule")
public record TemplateDueRule(
        @Schema(description = "What is counted from.") @NotNull @Valid
        TemplateAnchor anchor,

        @Schema(
                description =
                        "ISO 8601 period: years, months, weeks and days in CALENDAR, days only in the other units.",
                examples = "P28D")
        @NotNull
        String offset,

        @Schema(description = "Which days count. CALENDAR when absent.")
        DayUnit unit,

        @Schema(description = "AFTER when absent.") Direction direction,

        @Schema(description = "Whether the anchor's own day is the first one counted. False when absent.")
        boolean inclusive,

        @Schema(description = "Moves the day counted to the last day of its month, quarter or year.") @Nullable
        PeriodEnd periodEnd,

        @Schema(description = "What becomes of a day that is no business day. NONE when absent.")
        Roll roll,

        @Schema(description = "The calendar; the contract's when absent.", examples = "DE-BY") @Nullable
        String calendar) {
    public TemplateDueRule {
        unit = unit == null ? DayUnit.CALENDAR : unit;
        direction = direction == null ? Direction.AFTER : direction;
        roll = roll == null ? Roll.NONE : roll;
    }

    /** The rule in a contract whose milestones have these ids. */
    RelativeRule in(Function<String, UUID> ids) {
        return new RelativeRule(anchor.in(ids), offset, unit, direction, inclusive, periodEnd, roll, calendar);
    }
}
