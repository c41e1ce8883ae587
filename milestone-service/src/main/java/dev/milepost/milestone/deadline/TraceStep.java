package dev.milepost.milestone.deadline;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One step on the way to a date. */
@Schema(name = "TraceStep")
public record TraceStep(
        @Schema(description = "What the step did.", examples = "SKIP")
        StepKind kind,

        @Schema(description = "The day before the step.", examples = "2027-05-14") @Nullable
        LocalDate from,

        @Schema(description = "The day after the step, or the day left out.", examples = "2027-05-17") @Nullable
        LocalDate to,

        @Schema(description = "Why a day does not count.", examples = "PUBLIC_HOLIDAY")
        DayOff.@Nullable Reason reason,

        @Schema(description = "The step in words.", examples = "2027-05-17 does not count: Whit Monday")
        String text) {}
