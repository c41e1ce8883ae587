package dev.milepost.milestone.milestone;

import dev.milepost.events.DueRule;
import dev.milepost.events.WaitingFor;
import dev.milepost.milestone.deadline.CalendarRef;
import dev.milepost.milestone.deadline.TraceStep;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone's due date and how it came about. */
@Schema(name = "DueDate")
public record DueDateView(
        @Schema(description = "The milestone.") UUID milestoneId,

        @Schema(description = "The day it is due now, in the contract's time zone.") @Nullable
        LocalDate dueDate,

        @Schema(description = "The rule it comes from; absent when it was set by hand.") @Nullable
        DueRule dueRule,

        @Schema(description = "Why there is no date yet.") @Nullable
        WaitingFor waitingFor,

        @Schema(description = "The calendar that was used; absent when none was.") @Nullable
        CalendarRef calendar,

        @Schema(description = "The steps of the computation that gave the date; none when it was set by hand.")
        List<TraceStep> trace) {
    static DueDateView from(Milestone milestone, DueTraces.@Nullable Kept trace) {
        return new DueDateView(
                milestone.id(),
                milestone.dueDate(),
                milestone.dueRule(),
                milestone.toState().waitingFor(),
                trace == null ? null : trace.calendar(),
                trace == null ? List.of() : trace.steps());
    }
}
