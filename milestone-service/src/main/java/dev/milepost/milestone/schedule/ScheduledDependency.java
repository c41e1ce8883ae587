package dev.milepost.milestone.schedule;

import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dependency in the schedule of a contract. */
@Schema(name = "ScheduledDependency")
public record ScheduledDependency(
        UUID id,

        @Schema(description = "The milestone that comes first.")
        UUID predecessorId,

        @Schema(description = "The milestone that depends on it.")
        UUID successorId,

        DependencyType type,

        @Schema(description = "Days between the two, in `lagUnit`; negative for a lead.", examples = "5")
        int lag,

        LagUnit lagUnit) {
    static ScheduledDependency of(DependencyState one) {
        return new ScheduledDependency(
                one.id(), one.predecessorId(), one.successorId(), one.type(), one.lag(), one.lagUnit());
    }
}
