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
 */
public record Change(
        @Nullable UUID personId,
        String by,
        @Nullable String reason,
        @Nullable String requestId) {}
