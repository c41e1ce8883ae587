package dev.milepost.milestone.template.content;

import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a milestone of a template depends on another one. */
@Schema(name = "TemplateDependency")
public record TemplateDependency(
        @Schema(description = "The key of the milestone that comes first.", examples = "programme") @NotBlank
        String predecessor,

        @Schema(description = "The key of the milestone that depends on it.", examples = "taking-over") @NotBlank
        String successor,

        @Schema(description = "FS when absent.") DependencyType type,

        @Schema(description = "Days between the two, in `lagUnit`; negative for a lead. 0 when absent.", examples = "5")
        int lag,

        @Schema(description = "CALENDAR_DAYS when absent.") LagUnit lagUnit) {
    public TemplateDependency {
        type = type == null ? DependencyType.FS : type;
        lagUnit = lagUnit == null ? LagUnit.CALENDAR_DAYS : lagUnit;
    }
}
