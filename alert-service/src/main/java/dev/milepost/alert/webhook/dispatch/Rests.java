package dev.milepost.alert.webhook.dispatch;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Which ordered webhooks are left alone for a while, as their first deliveries wait for their next attempt: all that these
 * hold up is due, and is read by each look. The rest is many times as long as that took; shorter where something was put
 * in line meanwhile, which may be held up by nothing.
 */
final class Rests {
    private static final int TIMES = 50;
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();
    private static final int SHORTER_WITH_NEWS = 5;

    private record Rest(long since, long nanos, boolean hasNews) {
        boolean isOver(long now) {
            return now - since >= (hasNews ? nanos / SHORTER_WITH_NEWS : nanos);
        }
    }

    private final Map<UUID, Rest> rests = new HashMap<>();
    private final LongSupplier nanos;

    Rests(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Begins one, as a look that took so long found nothing that may go. */
    void begin(UUID webhook, long tookNanos) {
        rests.put(webhook, new Rest(nanos.getAsLong(), Math.min(tookNanos * TIMES, LONGEST), false));
    }

    /** Something was put in line. */
    void shorten(Collection<UUID> webhooks) {
        for (UUID webhook : webhooks) {
            rests.computeIfPresent(webhook, (any, rest) -> new Rest(rest.since(), rest.nanos(), true));
        }
    }

    boolean isResting(WebhookClaims.Lane lane) {
        long now = nanos.getAsLong();
        rests.values().removeIf(rest -> rest.isOver(now));
        return lane.ordered() && rests.containsKey(lane.webhook());
    }
}
