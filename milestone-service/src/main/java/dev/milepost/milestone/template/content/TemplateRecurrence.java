package dev.milepost.milestone.template.content;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.RecurringRule;
import dev.milepost.events.Roll;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a milestone of a template comes again; each of its days becomes a milestone. */
@Schema(name = "TemplateRecurrence")
public record TemplateRecurrence(
        @Schema(description = "The first day that can be one. The contract's START when absent.") @Valid
        TemplateAnchor start,

        @Schema(
                description = "The recurrence rule of RFC 5545, in days and longer.",
                examples = "FREQ=MONTHLY;BYMONTHDAY=-1")
        @NotNull
        String rrule,

        @Schema(description = "What becomes of a day that is no business day. NONE when absent.")
        Roll roll,

        @Schema(description = "The calendar; the contract's when absent.", examples = "DE-BY") @Nullable
        String calendar,

        @Schema(
                description =
                        "For how long after the contract's start milestones are made at once, as an ISO 8601 period; to the end of its term when absent.",
                examples = "P1Y")
        @Nullable
        String ahead,

        @Schema(
                description =
                        "How long after the contract's start the first day is that can be one, as an ISO 8601 period, P-3D for days before; with start START only, and that day itself when absent.",
                examples = "P14D")
        @Nullable
        String startsAfter,

        @Schema(
                description =
                        "Days of the rule that are left out, before the roll: how long after the contract's start they are.",
                examples = "[\"P59D\"]")
        List<String> except) {
    public TemplateRecurrence {
        except = Lists.copyOrEmpty(except);
        start = start == null ? new TemplateAnchor(AnchorKind.START, null, null, null) : start;
        roll = roll == null ? Roll.NONE : roll;
    }

    /** The rule in a contract that starts that day, and whose milestones have these ids. */
    RecurringRule in(Function<String, UUID> ids, LocalDate starts) {
        return new RecurringRule(
                startsAfter == null
                        ? start.in(ids)
                        : new Anchor(AnchorKind.DATE, starts.plus(Period.parse(startsAfter)), null, null, null),
                rrule,
                except.stream().map(one -> starts.plus(Period.parse(one))).toList(),
                roll,
                calendar);
    }
}
