package dev.milepost.milestone.template.content;

import dev.milepost.events.RecurringRule;
import dev.milepost.events.Roll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
        String ahead) {
    public TemplateRecurrence {
        start = start == null ? new TemplateAnchor(dev.milepost.events.AnchorKind.START, null, null, null) : start;
        roll = roll == null ? Roll.NONE : roll;
    }

    /** The rule in a contract whose milestones have these ids. */
    RecurringRule in(Function<String, UUID> ids) {
        return new RecurringRule(start.in(ids), rrule, List.of(), roll, calendar);
    }
}
