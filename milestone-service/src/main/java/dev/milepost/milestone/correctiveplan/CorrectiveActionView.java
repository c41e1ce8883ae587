package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectiveActionState;
import dev.milepost.events.CorrectiveActionStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An action as the API shows it. */
@Schema(name = "CorrectiveAction")
public record CorrectiveActionView(
        UUID id,

        @Schema(description = "The plan that it is of; its version is the one that counts.")
        UUID planId,

        UUID contractId,

        @Schema(description = "What is to be done.", examples = "Second shift for the formwork")
        String title,

        @Schema(description = "The person who does it.") @Nullable
        UUID ownerId,

        @Schema(description = "The last day to do it.", examples = "2027-07-10")
        LocalDate dueDate,

        @Schema(description = "OPEN although its last day is over.", examples = "false")
        boolean overdue,

        CorrectiveActionStatus status,

        @Schema(description = "The day it was done or cancelled.", examples = "2027-07-09") @Nullable
        LocalDate endedOn,

        @Schema(description = "What was said then.", examples = "Both shifts are staffed.") @Nullable
        String note) {
    static CorrectiveActionView from(CorrectiveAction action, LocalDate today) {
        CorrectiveActionState state = action.toState();
        return new CorrectiveActionView(
                state.id(),
                action.planId(),
                action.contractId(),
                state.title(),
                state.ownerId(),
                state.dueDate(),
                action.isOpen() && state.dueDate().isBefore(today),
                state.status(),
                state.endedOn(),
                state.note());
    }
}
