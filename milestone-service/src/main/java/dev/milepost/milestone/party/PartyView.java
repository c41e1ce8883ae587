package dev.milepost.milestone.party;

import dev.milepost.events.ExternalId;
import dev.milepost.events.PartyState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A party, as the API shows it. */
@Schema(name = "Party")
public record PartyView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        String reference,
        String name,
        @Nullable String email,
        List<ExternalId> externalIds,
        Instant createdAt,
        Instant updatedAt) {
    public static PartyView from(Party party) {
        PartyState state = party.toState();
        return new PartyView(
                state.id(),
                state.version(),
                state.reference(),
                state.name(),
                state.email(),
                state.externalIds(),
                party.createdAt(),
                party.updatedAt());
    }
}
