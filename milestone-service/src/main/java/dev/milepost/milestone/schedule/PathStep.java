package dev.milepost.milestone.schedule;

import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One dependency on the path that moves a milestone. */
@Schema(name = "PathStep")
public record PathStep(
        @Schema(description = "The milestone that pushes or pulls.")
        UUID predecessorId,

        @Schema(description = "The dependency.") UUID dependencyId,

        DependencyType type,

        @Schema(description = "Its lag in `lagUnit`.", examples = "5")
        int lag,

        LagUnit lagUnit) {
    static PathStep of(DependencyState one) {
        return new PathStep(one.predecessorId(), one.id(), one.type(), one.lag(), one.lagUnit());
    }
}
