package dev.milepost.milestone.schedule;

import dev.milepost.events.MilestoneStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A date that does not move although a dependency asks for a later one. */
@Schema(name = "ScheduleConflict")
public record ScheduleConflict(
        @Schema(description = "The milestone that stays.") UUID id,

        @Schema(description = "What it is called.", examples = "Opening")
        String title,

        @Schema(
                description =
                        "Where it stands; one that has not ended stays because its date is fixed or comes about by a rule.")
        MilestoneStatus status,

        @Schema(description = "The day that it keeps: due, or met.", examples = "2027-08-01")
        LocalDate day,

        @Schema(description = "The day that the dependency asks for.", examples = "2027-08-09")
        LocalDate needed,

        @Schema(description = "How many calendar days are missing.", examples = "8")
        int days,

        @Schema(description = "The dependency that asks for the most.")
        PathStep dependency) {}
