package dev.milepost.milestone.deadline;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One day of a recurrence. */
@Schema(name = "Occurrence")
public record Occurrence(
        @Schema(description = "The day by the rule; names the occurrence.", examples = "2027-07-31")
        LocalDate day,

        @Schema(description = "The day it is due: the same, or rolled.", examples = "2027-07-30")
        LocalDate date) {}
