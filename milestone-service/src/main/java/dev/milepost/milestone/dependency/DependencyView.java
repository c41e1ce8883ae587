package dev.milepost.milestone.dependency;

import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dependency, as the API shows it. */
@Schema(name = "Dependency")
public record DependencyView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        UUID contractId,
        UUID predecessorId,
        UUID successorId,
        DependencyType type,
        int lag,
        LagUnit lagUnit,
        Instant createdAt) {
    static DependencyView from(Dependency dependency) {
        DependencyState state = dependency.toState();
        return new DependencyView(
                state.id(),
                state.version(),
                state.contractId(),
                state.predecessorId(),
                state.successorId(),
                state.type(),
                state.lag(),
                state.lagUnit(),
                dependency.createdAt());
    }
}
