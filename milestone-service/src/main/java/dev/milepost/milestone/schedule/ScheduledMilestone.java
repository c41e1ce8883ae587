package dev.milepost.milestone.schedule;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone in the schedule of its contract. */
@Schema(name = "ScheduledMilestone")
public record ScheduledMilestone(
        UUID id,

        @Schema(description = "What it is called.", examples = "Shell complete")
        String title,

        MilestoneType type,
        MilestoneStatus status,

        @Schema(description = "The day its work is to start.", examples = "2027-05-03") @Nullable
        LocalDate plannedStart,

        @Schema(description = "The day it is due now.", examples = "2027-06-30") @Nullable
        LocalDate dueDate,

        @Schema(description = "The day agreed at activation.", examples = "2027-06-30") @Nullable
        LocalDate baselineDueDate,

        @Schema(description = "The day of completion.", examples = "2027-06-28") @Nullable
        LocalDate metOn,

        @Schema(description = "Whether dependencies may not move its due date.")
        boolean dateFixed,

        @Schema(
                description =
                        "Calendar days that it may slip without moving the last milestone or breaking a fixed date;"
                                + " negative where dates contradict. Absent for what has ended and what has no date.",
                examples = "12")
        @Nullable
        Integer floatDays,

        @Schema(description = "Open and without float.") boolean critical) {
    static ScheduledMilestone of(PlannedMilestone one, int slack) {
        boolean isCounted = slack != Floats.NOT_COUNTED;
        return new ScheduledMilestone(
                one.id(),
                one.title(),
                one.type(),
                one.status(),
                one.start(),
                one.due(),
                one.baseline(),
                one.met(),
                one.fixed(),
                isCounted ? slack : null,
                isCounted && slack <= 0);
    }
}
