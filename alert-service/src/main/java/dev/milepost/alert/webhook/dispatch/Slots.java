package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How much this replica works on at the same time: so that a receiver that hangs, or a tenant with a flood, leaves room
 * for the others.
 */
@ApplicationScoped
class Slots {
    private static final int OF_FAILING = 2;
    private static final int QUEUED = 4;

    private final int all;
    private final int ofTenant;
    private final int ofWebhook;
    private final Map<String, Integer> byTenant = new HashMap<>();
    private final Map<UUID, Integer> byWebhook = new HashMap<>();
    private int used;

    @Inject
    Slots(WebhookConfig config) {
        all = config.inFlight();
        ofTenant = Math.max(1, config.inFlight() / 2);
        ofWebhook = config.perWebhook() * QUEUED;
    }

    /** How many may be taken now: none until there is room for a batch that is worth its statements. */
    synchronized int free(WebhookClaims.Lane lane) {
        int limit = lane.failing() ? OF_FAILING : Math.min(ofWebhook, ofTenant);
        int room = limit - byWebhook.getOrDefault(lane.webhook(), 0);
        if (room * 2 < limit) {
            return 0;
        }
        return Math.max(0, Math.min(room, Math.min(all - used, ofTenant - byTenant.getOrDefault(lane.tenant(), 0))));
    }

    synchronized void use(WebhookClaims.Lane lane, int count) {
        used += count;
        byTenant.merge(lane.tenant(), count, Integer::sum);
        byWebhook.merge(lane.webhook(), count, Integer::sum);
    }

    /** Frees one; true when there may be room for another batch. */
    synchronized boolean free(Receiver receiver) {
        used--;
        byTenant.compute(receiver.tenant(), (tenant, count) -> one(count));
        byWebhook.compute(receiver.id(), (webhook, count) -> one(count));
        return byWebhook.getOrDefault(receiver.id(), 0) * 2 <= ofWebhook;
    }

    synchronized int used() {
        return used;
    }

    private static @org.jspecify.annotations.Nullable Integer one(@org.jspecify.annotations.Nullable Integer count) {
        return count == null || count <= 1 ? null : count - 1;
    }
}
