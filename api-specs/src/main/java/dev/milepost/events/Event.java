package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent 1.0 in structured JSON mode ({@code application/cloudevents+json}), as Milepost writes it.
 *
 * @param specversion always {@code 1.0}
 * @param id unique for each event; a UUIDv7
 * @param source the service that wrote it, for example {@code /milestone-service}
 * @param type the wire name of the {@link EventType}
 * @param subject the id of the aggregate that changed
 * @param time business time of the change
 * @param datacontenttype always {@code application/json}
 * @param partitionkey the stream: a contract's id for a contract and all in it, else the aggregate's own id; also the
 *     key of the Kafka record
 * @param sequence position in the stream, gapless from 1, as 19 digits so that it also sorts as text
 * @param tenant the tenant's slug
 * @param data what changed; null when a reader does not know the type
 * @param chainhash the hash that seals it and all before it in its stream (docs/audit.md): 43 characters of base64url,
 *     added on publication
 */
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "partitionkey",
    "sequence",
    "tenant"
})
public record Event(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        UUID partitionkey,
        String sequence,
        String tenant,
        @Nullable EventData data,
        @Nullable String chainhash) {
    private static final int SEQUENCE_DIGITS = 19;

    /** The event of {@code type} that {@code data} describes, at {@code sequence} of its stream. */
    public static Event of(
            UUID id,
            String source,
            EventType type,
            UUID subject,
            Instant time,
            UUID stream,
            long sequence,
            String tenant,
            EventData data) {
        return new Event(
                "1.0",
                id,
                source,
                type.wireName(),
                subject.toString(),
                time,
                "application/json",
                stream,
                padded(sequence),
                tenant,
                data,
                null);
    }

    private static String padded(long sequence) {
        String digits = Long.toString(sequence);
        return "0".repeat(Math.max(0, SEQUENCE_DIGITS - digits.length())) + digits;
    }

    /** The event as it is published: {@code text} with its hash. */
    public static String sealed(String text, String chainhash) {
        return text.substring(0, text.length() - 1) + ",\"chainhash\":\"" + chainhash + "\"}";
    }

    /** The kind of event, or null for one that this version does not know. */
    public @Nullable EventType knownType() {
        return EventType.ofWireName(type);
    }

    /** {@code sequence} as a number. */
    public long sequenceNumber() {
        return Long.parseLong(sequence);
    }
}
