package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A group's share of the delay. */
@Schema(description = "A group's share of all days late, and whether it is later than the others by more than chance.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BottleneckFigures(
        @Schema(description = "Sum of the days late.", examples = "84", required = true)
        long delayDays,

        @Schema(
                description = "Of the days late of all groups, 4 digits; null when nothing is late.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.6",
                required = true)
        @Nullable
        BigDecimal share,

        @Schema(
                description = "The shares down to this group, added up (Pareto).",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.6",
                required = true)
        @Nullable
        BigDecimal cumulativeShare,

        @Schema(description = "How many are late.", examples = "9", required = true)
        long late,

        @Schema(description = "Days late of each.", required = true)
        Distribution delay,

        @Schema(
                description = "Probability that a group of this size differs from the others at least as much by chance"
                        + " (Mann-Whitney, two-sided, corrected for the number of groups by Holm), 4 digits.",
                type = SchemaType.NUMBER,
                examples = "0.0123",
                required = true)
        BigDecimal probability,

        @Schema(
                description =
                        "Whether it is later than the others by more than chance: `probability` below 0.05, at least 5"
                                + " milestones, and a higher mean than the others.",
                examples = "true",
                required = true)
        boolean significant) {}
