package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How much this replica holds at the same time, from the claim to the record: so that a receiver that hangs, or a tenant
 * with a flood, leaves room for the others.
 */
@ApplicationScoped
class Slots {
    private static final int OF_FAILING = 2;

    /** Of what can be sent at a time: as the next are claimed, and the last recorded, while requests are on their way. */
    private static final int AHEAD = 16;

    private final int all;
    private final int ofTenant;
    private final int ofWebhook;
    private final Map<String, Integer> byTenant = new HashMap<>();
    private final Map<UUID, Usage> byWebhook = new HashMap<>();
    private int used;

    /** What is held of a webhook, as long as that is anything. */
    private static final class Usage {
        int count;
        boolean stopped;
    }

    @Inject
    Slots(WebhookConfig config) {
        all = config.inFlight();
        ofTenant = Math.max(1, config.inFlight() / 2);
        ofWebhook = Math.min(config.perWebhook() * AHEAD, ofTenant);
    }

    /**
     * Puts those first whose tenant holds the least, so that tenants who use up all that there is do not keep it from others;
     * of one tenant, and where they are equal, nobody is always the last.
     */
    void order(List<WebhookClaims.Lane> lanes) {
        Map<String, Integer> held;
        synchronized (this) {
            held = Map.copyOf(byTenant);
        }
        Collections.shuffle(lanes);
        lanes.sort(Comparator.comparing(lane -> held.getOrDefault(lane.tenant(), 0)));
    }

    /** How many may be taken now: none until there is room for a batch that is worth its statements. */
    synchronized int free(WebhookClaims.Lane lane) {
        Usage usage = byWebhook.getOrDefault(lane.webhook(), new Usage());
        int limit = lane.failing() ? OF_FAILING : ofWebhook;
        int room = limit - usage.count;
        if (usage.stopped || room * 2 < limit) {
            return 0;
        }
        return Math.max(0, Math.min(room, Math.min(all - used, ofTenant - byTenant.getOrDefault(lane.tenant(), 0))));
    }

    synchronized void use(WebhookClaims.Lane lane, int count) {
        used += count;
        byTenant.merge(lane.tenant(), count, Integer::sum);
        byWebhook.computeIfAbsent(lane.webhook(), first -> new Usage()).count += count;
    }

    /** Frees one; true when there may be room for another batch. */
    synchronized boolean free(Receiver receiver) {
        used--;
        byTenant.compute(receiver.tenant(), (tenant, count) -> count == null || count <= 1 ? null : count - 1);
        Usage usage = byWebhook.get(receiver.id());
        if (usage == null || --usage.count <= 0) {
            byWebhook.remove(receiver.id());
            return true;
        }
        return usage.count * 2 <= ofWebhook;
    }

    /** Nothing more that is held of this webhook is to be sent: it fails, has asked for a pause, or is another now. */
    synchronized void stop(Receiver receiver) {
        Usage usage = byWebhook.get(receiver.id());
        if (usage != null) {
            usage.stopped = true;
        }
    }

    /** Whether what was claimed of this webhook goes back; what it takes from then on, its row says. */
    synchronized boolean isStopped(Receiver receiver) {
        Usage usage = byWebhook.get(receiver.id());
        return usage != null && usage.stopped;
    }

    synchronized boolean isUsed(WebhookClaims.Lane lane) {
        return byWebhook.containsKey(lane.webhook());
    }

    synchronized int used() {
        return used;
    }
}
