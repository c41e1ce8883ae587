package dev.milepost.alert.reminder;

import dev.milepost.kit.http.Choice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which reminders to list and in which order.
 *
 * @param recipient a person's id, an e-mail address, or {@code webhook:} and an id
 * @param from first moment of sendAt
 * @param to moment that sendAt is before
 * @param newestFirst whether the latest sendAt comes first
 */
record ReminderFilter(
        @Nullable UUID contractId,
        @Nullable UUID milestoneId,
        List<ReminderStatus> states,
        @Nullable String recipient,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean newestFirst) {

    /** Whether states narrow it, and nothing else that has an index. */
    boolean isOfStatesOnly() {
        return !states.isEmpty() && contractId == null && milestoneId == null && recipient == null;
    }

    static boolean newestFirst(@Nullable String sort) {
        return switch (sort) {
            case null -> false;
            case "sendAt" -> false;
            case "-sendAt" -> true;
            default -> throw Choice.wrong("sort", "'" + sort + "' is neither sendAt nor -sendAt");
        };
    }
}
