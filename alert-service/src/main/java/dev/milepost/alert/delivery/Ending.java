package dev.milepost.alert.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of a reminder that is done with, as {@link OutcomeRows#END} reads it.
 *
 * @param address where it went or was to go; null where it was to go nowhere
 * @param sentAt in UTC, as MariaDB reads it; null where it was not sent
 * @param attempts how many more its row has seen
 * @param inboxAt since when it is in its person's inbox, if not before; null where it is not
 */
record Ending(
        UUID id,
        String state,
        String reason,
        @Nullable String address,
        @Nullable String sentAt,
        int attempts,
        @Nullable String inboxAt) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static Ending of(Delivered delivered, DispatchConfig config) {
        String at = utc(delivered.at());
        String inboxAt = delivered.arrives() ? at : null;
        UUID id = delivered.claim().id();
        String reason = Reasons.fitting(delivered.reason(config));
        return switch (delivered.outcome()) {
            case Outcome.Accepted sent -> new Ending(id, "SENT", reason, sent.address(), at, 1, inboxAt);
            case Outcome.Skipped skipped -> new Ending(id, "SKIPPED", reason, null, null, 0, inboxAt);
            case Outcome.Folded folded -> new Ending(id, "SKIPPED", reason, null, null, 0, inboxAt);
            default -> new Ending(id, "FAILED", reason, delivered.address(), null, 1, inboxAt);
        };
    }

    /** All of them as one value. */
    static String json(List<Delivered> ended, DispatchConfig config) {
        try {
            return JSON.writeValueAsString(
                    ended.stream().map(delivered -> of(delivered, config)).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String utc(Instant moment) {
        String text = moment.toString(); // 2027-03-24T08:00:00.000001Z
        return text.substring(0, text.length() - 1).replace('T', ' ');
    }
}
