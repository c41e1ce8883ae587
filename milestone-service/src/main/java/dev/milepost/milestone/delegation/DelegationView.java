package dev.milepost.milestone.delegation;

import dev.milepost.events.DelegationState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delegation, as the API shows it. */
@Schema(name = "Delegation")
public record DelegationView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        UUID personId,
        UUID delegatePersonId,
        LocalDate from,
        LocalDate to,
        String reason,
        @Nullable Instant endedAt,
        Instant createdAt) {
    static DelegationView from(Delegation delegation) {
        DelegationState state = delegation.toState();
        return new DelegationView(
                state.id(),
                state.version(),
                state.personId(),
                state.delegatePersonId(),
                state.from(),
                state.to(),
                state.reason(),
                state.endedAt(),
                delegation.createdAt());
    }
}
