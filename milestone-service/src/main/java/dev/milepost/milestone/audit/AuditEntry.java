package dev.milepost.milestone.audit;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.Change;
import dev.milepost.events.Event;
import dev.milepost.kit.eventlog.LoggedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change of a contract or of something in it. */
@Schema(name = "AuditEntry")
public record AuditEntry(
        @Schema(description = "Its position among the changes of the contract, gapless from 1.", examples = "17")
        long sequence,

        @Schema(description = "Id of the event that told of it.")
        UUID eventId,

        @Schema(description = "The type of that event.", examples = "dev.milepost.milestone.rescheduled.v1")
        String type,

        @Schema(description = "Id of what changed: the contract, a milestone, a payment.")
        UUID subject,

        @Schema(description = "Business time of the change.")
        Instant at,

        @Schema(description = "The person who made it; absent when a service account did.") @Nullable
        UUID personId,

        @Schema(description = "The person's name or the service account's client id.", examples = "Mara Lind")
        String by,

        @Schema(description = "The reason given, where one was asked for.") @Nullable
        String reason,

        @Schema(description = "The request that made it, as in its X-Request-Id.") @Nullable
        String requestId,

        @Schema(description = "What changed, field by field; of what is new, every field.")
        List<FieldChange> changes,

        @Schema(
                description = "The hash that seals this entry and all before it.",
                examples = "Zm9yIHRoZSBleGFtcGxlIG9ubHksIDMyIGJ5dGVzLi4")
        @Nullable
        String chainhash) {
    static AuditEntry from(LoggedEvent logged) {
        Event event = logged.event();
        Change change = requireNonNull(requireNonNull(event.data()).change());
        return new AuditEntry(
                event.sequenceNumber(),
                event.id(),
                event.type(),
                UUID.fromString(event.subject()),
                event.time(),
                change.personId(),
                change.by(),
                change.reason(),
                change.requestId(),
                FieldChange.between(logged.before(), logged.state()),
                event.chainhash());
    }
}
