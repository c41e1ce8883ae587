package dev.milepost.milestone.schedule;

import dev.milepost.events.LagUnit;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another lag for a dependency. */
@Schema(name = "LagChange")
public record LagChange(
        @Schema(description = "The dependency.") @NotNull UUID dependencyId,

        @Schema(description = "Days between the two milestones; negative for a lead.", examples = "10")
        int lag,

        @Schema(description = "Its unit stays when absent.") @Nullable
        LagUnit lagUnit) {}
