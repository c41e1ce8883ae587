package dev.milepost.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who made a change and why.
 *
 * @param personId the person who made it; null when a service account or Milepost itself did
 * @param by the actor's name as a reader would want it: a person's name or a service account's client id
 * @param reason the reason given, where one was asked for
 * @param requestId the request that made it, as in its {@code X-Request-Id}; null where no request did
 * @param cascade what all changes of one committed schedule have in common; null for other changes
 */
public record Change(
        @Nullable UUID personId,
        String by,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable UUID cascade) {
    /** A change that is no part of a committed schedule. */
    public Change(@Nullable UUID personId, String by, @Nullable String reason, @Nullable String requestId) {
        this(personId, by, reason, requestId, null);
    }
}
