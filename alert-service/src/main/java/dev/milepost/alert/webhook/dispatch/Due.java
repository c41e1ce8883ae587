package dev.milepost.alert.webhook.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was claimed.
 *
 * @param tries attempts since it was put in line, without the one to come
 * @param replayed whether it was put in line again, after {@code createdAt}
 * @param claimEndsNanos when the claim lapses, as {@link System#nanoTime} tells it
 * @param contractReference of the contract it is about, where it is about one
 * @param milestoneTitle of the milestone that a reminder is about, where it is about one
 */
record Due(
        long number,
        UUID eventId,
        String eventType,
        String payload,
        int tries,
        boolean replayed,
        Instant createdAt,
        UUID claimedBy,
        long claimEndsNanos,
        @Nullable String contractReference,
        @Nullable String contractTitle,
        @Nullable String milestoneTitle) {}
