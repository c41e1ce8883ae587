package dev.milepost.milestone.schedule;

import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dependency that comes into a schedule. */
@Schema(name = "AddedDependency")
public record AddedDependency(
        @Schema(
                description = "The milestone that comes first: its id, or the key of an added one.",
                examples = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63")
        @NotBlank
        String predecessor,

        @Schema(
                description = "The milestone that depends on it: its id, or the key of an added one.",
                examples = "inspection")
        @NotBlank
        String successor,

        @NotNull DependencyType type,

        @Schema(description = "Days between the two, in `lagUnit`; negative for a lead. 0 when absent.", examples = "5")
        int lag,

        @Schema(description = "CALENDAR_DAYS when absent.") LagUnit lagUnit) {
    public AddedDependency {
        lagUnit = lagUnit == null ? LagUnit.CALENDAR_DAYS : lagUnit;
    }
}
