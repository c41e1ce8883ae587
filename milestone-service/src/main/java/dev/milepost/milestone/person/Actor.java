package dev.milepost.milestone.person;

import dev.milepost.events.Change;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something.
 *
 * @param personId null when a service account does it
 * @param name a person's name or a service account's client id
 * @param requestId the request they do it with
 */
public record Actor(
        @Nullable UUID personId, String name, @Nullable String requestId) {
    /** What the service does by itself, as the day comes. */
    public static final Actor MILEPOST = new Actor(null, "Milepost", null);

    /** A change of theirs. */
    public Change change(@Nullable String reason) {
        return new Change(personId, name, reason, requestId);
    }

    /** A change of theirs that is part of a committed schedule. */
    public Change change(@Nullable String reason, UUID cascade) {
        return new Change(personId, name, reason, requestId, cascade);
    }
}
