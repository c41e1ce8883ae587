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

        @Nullable MilestoneStatus fromStatus,
        MilestoneStatus toStatus,
        @Nullable LocalDate fromDueDate,
        @Nullable LocalDate toDueDate,
        @Nullable UUID personId,

        @Schema(description = "The person's name or the service account's client id.")
        String by,

        @Nullable String reason,
        Instant at) {}
