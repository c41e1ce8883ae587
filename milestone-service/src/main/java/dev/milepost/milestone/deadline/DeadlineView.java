package dev.milepost.milestone.deadline;

import dev.milepost.events.WaitingFor;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A date and how it came about. */
@Schema(name = "Deadline")
public record DeadlineView(
        @Schema(description = "The date; absent when there is none, and for a recurrence.", examples = "2027-03-29")
        @Nullable
        LocalDate date,

        @Schema(description = "The dates of a recurrence.") @Nullable
        List<Occurrence> dates,

        @Schema(description = "Why there is no date yet.") @Nullable
        WaitingFor waitingFor,

        @Schema(description = "The calendar that was used.") CalendarRef calendar,

        @Schema(description = "The steps in their order.") List<TraceStep> trace) {
    static DeadlineView from(Deadline deadline, WorkCalendar calendar, Trace trace) {
        return new DeadlineView(
                deadline.date(),
                deadline instanceof Deadline.Each(var dates) ? dates : null,
                deadline instanceof Deadline.Waits(var what) ? what : null,
                calendar.ref(),
                trace.steps());
    }
}
