package dev.milepost.milestone.milestone;

import dev.milepost.events.MilestoneStatus;
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
                description = "CREATE, IMPORT, BASELINE, RESCHEDULE or the action of the state machine.",
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
        Instant at) {}
