package dev.milepost.milestone.contract;

import dev.milepost.events.WaitingFor;
import dev.milepost.milestone.deadline.CalendarRef;
import dev.milepost.milestone.deadline.Notice;
import dev.milepost.milestone.deadline.Term;
import dev.milepost.milestone.deadline.TraceStep;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The terms of a contract and the last days to give notice. */
@Schema(name = "NoticeDates")
public record NoticeDatesView(
        @Schema(
                description =
                        "The term that runs, or the next to begin, and those that follow unless somebody gives notice.")
        List<TermView> terms,

        @Schema(description = "What is missing; absent when nothing is.") @Nullable
        WaitingFor waitingFor,

        @Schema(description = "The calendar that was used.") CalendarRef calendar) {
    /** A term and when notice must be given for its end. */
    @Schema(name = "TermNotice")
    public record TermView(
            @Schema(description = "0 for the term agreed, then counting renewals.", examples = "1")
            int number,

            @Schema(description = "Its first day; absent when the contract does not say.", examples = "2028-01-01")
            @Nullable
            LocalDate startsOn,

            @Schema(description = "Its last day, which belongs to it.", examples = "2028-12-31")
            LocalDate endsOn,

            @Schema(description = "Whether another term follows unless somebody gives notice.", examples = "true")
            boolean renews,

            @Schema(
                    description = "The last day on which notice can be given, or received where it needs delivery.",
                    examples = "2028-09-29")
            @Nullable
            LocalDate noticeBy,

            @Schema(description = "The last day to send it.", examples = "2028-09-26") @Nullable
            LocalDate sendBy,

            @Schema(description = "How the days came about.")
            List<TraceStep> trace) {
        static TermView from(Term term, Notice.@Nullable By notice, List<TraceStep> trace) {
            return new TermView(
                    term.number(),
                    term.startsOn(),
                    term.endsOn(),
                    term.renews(),
                    notice == null ? null : notice.receivedBy(),
                    notice == null ? null : notice.sendBy(),
                    trace);
        }
    }
}
