package dev.milepost.milestone.breach;

import dev.milepost.events.BreachState;
import dev.milepost.events.BreachStatus;
import dev.milepost.milestone.deadline.CalendarRef;
import dev.milepost.milestone.deadline.TraceStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A breach as the API shows it. */
@Schema(name = "Breach")
public record BreachView(
        UUID id,

        long version,
        UUID contractId,

        @Schema(description = "What was missed; absent for a breach of something that is no milestone.") @Nullable
        UUID milestoneId,

        @Schema(description = "The party in breach.") @Nullable
        UUID partyId,

        @Schema(examples = "The shell was not complete on 30 June.")
        String description,

        @Schema(examples = "GCC 8.7") @Nullable String clause,

        @Schema(description = "The day notice of it was received.", examples = "2027-07-01")
        LocalDate noticedOn,

        @Schema(
                description = "The last day to cure it; absent where it cannot be cured or has no period.",
                examples = "2027-07-31")
        @Nullable
        LocalDate cureBy,

        @Schema(description = "OPEN although the last day to cure it is over.", examples = "false")
        boolean cureOverdue,

        BreachStatus status,

        @Schema(description = "The day it was cured, waived or withdrawn.", examples = "2027-07-20") @Nullable
        LocalDate endedOn,

        @Schema(description = "What was said then.", examples = "Complete and accepted.") @Nullable
        String note,

        Instant recordedAt,

        @Schema(description = "The calendar that the cure period was counted by.") @Nullable
        CalendarRef calendar,

        @Schema(description = "How `cureBy` was counted, step by step.")
        List<TraceStep> trace) {
    static BreachView from(Breach breach, LocalDate today) {
        BreachState state = breach.toState();
        CureTrace trace = breach.cureTrace();
        LocalDate cureBy = state.cureBy();
        return new BreachView(
                state.id(),
                state.version(),
                state.contractId(),
                state.milestoneId(),
                state.partyId(),
                state.description(),
                state.clause(),
                state.noticedOn(),
                cureBy,
                state.status() == BreachStatus.OPEN && cureBy != null && cureBy.isBefore(today),
                state.status(),
                state.endedOn(),
                state.note(),
                state.recordedAt(),
                trace == null ? null : trace.calendar(),
                trace == null ? List.of() : trace.steps());
    }
}
