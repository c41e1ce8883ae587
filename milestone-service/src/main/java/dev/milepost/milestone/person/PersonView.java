package dev.milepost.milestone.person;

import dev.milepost.events.PersonState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person, as the API shows them. */
@Schema(name = "Person")
public record PersonView(
        UUID id,

        @Schema(description = "Counts their changes; the ETag.")
        long version,

        @Schema(description = "The `sub` of their tokens.") String subject,

        String name,
        @Nullable String email,
        String timeZone,
        String locale,
        List<String> teams,
        @Nullable UUID managerId,
        @Nullable UUID partyId,
        Instant createdAt,
        Instant updatedAt) {
    static PersonView from(Person person) {
        PersonState state = person.toState();
        return new PersonView(
                state.id(),
                state.version(),
                state.subject(),
                state.name(),
                state.email(),
                state.timeZone(),
                state.locale(),
                state.teams(),
                state.managerId(),
                state.partyId(),
                person.createdAt(),
                person.updatedAt());
    }
}
