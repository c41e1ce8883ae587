package dev.milepost.milestone.milestone;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.Change;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.eventlog.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of a milestone's history. */
@Schema(name = "MilestoneChange")
public record MilestoneChangeView(
        UUID id,

        @Schema(
                description =
                        "CREATE, UPDATE, IMPORT, BASELINE, RESCHEDULE, APPROVE_PARTLY or the action of the state machine.",
                examples = "REJECT")
        String action,

        @Schema(description = "Where it stood before; absent when it was created.", examples = "SUBMITTED") @Nullable
        MilestoneStatus fromStatus,

        @Schema(description = "Where it stood after.", examples = "REJECTED")
        MilestoneStatus toStatus,

        @Schema(description = "The due date before, in the contract's time zone.", examples = "2027-06-30") @Nullable
        LocalDate fromDueDate,

        @Schema(description = "The due date after, in the contract's time zone.", examples = "2027-06-30") @Nullable
        LocalDate toDueDate,

        @Schema(description = "The person who made it; absent when a service account did.") @Nullable
        UUID personId,

        @Schema(description = "The person's name or the service account's client id.", examples = "Mara Lind")
        String by,

        @Schema(description = "The reason given, where one was asked for.") @Nullable
        String reason,

        @Schema(description = "Business time of the change.")
        Instant at) {
    /** The reason that events of an import carry. */
    static final String IMPORTED = "import";

    /** What an event tells of a milestone. */
    static MilestoneChangeView from(LoggedEvent logged) {
        var event = logged.event();
        var after = (MilestoneEvent) requireNonNull(event.data());
        var change = after.change();
        return new MilestoneChangeView(
                event.id(),
                action(requireNonNull(event.knownType()), change),
                logged.before().path("status").isTextual()
                        ? MilestoneStatus.valueOf(logged.before().path("status").asText())
                        : null,
                after.milestone().status(),
                logged.before().path("dueDate").isTextual()
                        ? LocalDate.parse(logged.before().path("dueDate").asText())
                        : null,
                after.milestone().dueDate(),
                change.personId(),
                change.by(),
                change.reason(),
                event.time());
    }

    private static String action(EventType type, Change change) {
        for (MilestoneAction action : MilestoneAction.values()) {
            if (action.event() == type) {
                return action.name();
            }
        }
        if (IMPORTED.equals(change.reason())) {
            return "IMPORT";
        }
        return switch (type) {
            case MILESTONE_CREATED -> "CREATE";
            case MILESTONE_BASELINED -> "BASELINE";
            case MILESTONE_RESCHEDULED -> "RESCHEDULE";
            case MILESTONE_PARTLY_APPROVED -> "APPROVE_PARTLY";
            default -> "UPDATE";
        };
    }
}
