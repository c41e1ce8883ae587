package dev.milepost.analytics.figure;

import dev.milepost.analytics.summary.AmountView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What lateness costs as things stand, in one currency. */
@Schema(description = "Late penalties of open milestones if they were accepted now, in one currency.")
public record PenaltyFigures(
        @Schema(description = "The penalties added up.", required = true)
        AmountView atStake,

        @Schema(
                description =
                        "How many of the milestones cost something by now; the others have days or periods that are free.",
                examples = "3",
                required = true)
        long charged) {}
