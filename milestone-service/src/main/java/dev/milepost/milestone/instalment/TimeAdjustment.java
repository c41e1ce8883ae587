package dev.milepost.milestone.instalment;

import dev.milepost.events.Money;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What being late or early changes, and how that was worked out. */
@Schema(name = "TimeAdjustment")
public record TimeAdjustment(
        @Schema(description = "PENALTY is taken off, BONUS is added.")
        Kind kind,

        @Schema(description = "How much, without a sign.") Money amount,

        @Schema(description = "The day the delay counts from; absent when there is none.", examples = "2027-06-30")
        @Nullable
        LocalDate dueDate,

        @Schema(description = "The day it was met, or the day it is worked out for.", examples = "2027-07-19")
        LocalDate metOn,

        @Schema(description = "Calendar days it is late; negative when it is early.", examples = "19")
        int daysLate,

        @Schema(description = "Each step, with its numbers.")
        List<TraceStep> steps) {
    /** Which way it goes. */
    public enum Kind {
        NONE,
        PENALTY,
        BONUS
    }
}
