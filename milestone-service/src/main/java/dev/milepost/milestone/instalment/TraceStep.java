package dev.milepost.milestone.instalment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of how an amount was worked out. */
@Schema(name = "AmountStep")
public record TraceStep(
        @Schema(description = "What the step does.", examples = "PERIODS")
        String rule,

        @Schema(
                description = "The step in words, with its numbers.",
                examples = "19 days in started weeks of 7 days: 3")
        String text,

        @Schema(description = "What came out of it: a number, a date or an amount.", examples = "3")
        String value) {}
