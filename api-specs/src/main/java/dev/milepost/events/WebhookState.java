package dev.milepost.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was switched off.
 *
 * @param createdBy the user name of who made it
 * @param disabledCode why, for programs; {@code reason} says it in words. Absent in events of before there were codes
 * @param failingSince since when nothing came through; real time, like {@code disabledAt}
 */
public record WebhookState(
        UUID id,
        String name,
        String createdBy,
        Instant disabledAt,
        String reason,
        @Nullable DisabledCode disabledCode,
        @Nullable Instant failingSince) {}
