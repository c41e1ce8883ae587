package dev.milepost.analytics.question;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone behind a figure, as it was at the moment of the answer. */
@Schema(name = "MilestoneLine", description = "A milestone behind a figure, as it was at the moment asked for.")
public record MilestoneLine(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID contractId,

        @Schema(examples = "Foundations accepted", required = true)
        String title,

        @Schema(required = true) MilestoneType type,
        @Schema(required = true) MilestoneStatus status,
        @Schema(required = true) Priority priority,

        @Schema(description = "Others than oneself only for the tenant's managers and administrators.") @Nullable
        UUID ownerId,

        @Schema(
                description = "One of few people only for the tenant's managers and administrators.",
                examples = "legal")
        @Nullable
        String team,

        @Schema(description = "The party that owes it.") @Nullable
        UUID counterpartyId,

        @Schema(examples = "2027-02-28") @Nullable LocalDate dueDate,
        @Schema(examples = "2027-02-21") @Nullable LocalDate baselineDueDate,
        @Schema(examples = "2027-03-02") @Nullable LocalDate metOn,

        @Schema(
                description =
                        "Days behind the promised date, below 0 before it: to the day it was met, or while it is open"
                                + " to the day of the answer where its contract is.",
                examples = "9")
        @Nullable
        Integer days) {}
