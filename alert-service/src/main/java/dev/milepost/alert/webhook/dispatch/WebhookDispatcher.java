package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookConfig;
import dev.milepost.alert.webhook.delivery.DueSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes what is due and hands it to {@link SendDeliveries}. One thread a replica: it only claims, and never waits for a
 * receiver.
 */
@ApplicationScoped
class WebhookDispatcher {
    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final WebhookConfig config;
    private final WebhookClaims claims;
    private final SendDeliveries send;
    private final RecordAttempts record;
    private final DisableWebhook disable;
    private final Slots slots;
    private final DueSignal signal;
    private final Thread thread = Thread.ofPlatform().daemon().name("webhooks").unstarted(this::run);
    private volatile boolean stopping;
    private long lookedAt;

    /** What may have more: it is asked again without looking for who has something. */
    private List<WebhookClaims.Lane> backlog = new ArrayList<>();

    private final Rests rests = new Rests(System::nanoTime);

    @Inject
    WebhookDispatcher(
            WebhookConfig config,
            WebhookClaims claims,
            SendDeliveries send,
            RecordAttempts record,
            DisableWebhook disable,
            Slots slots,
            DueSignal signal) {
        this.config = config;
        this.claims = claims;
        this.send = send;
        this.record = record;
        this.disable = disable;
        this.slots = slots;
        this.signal = signal;
    }

    void start(@Observes @Priority(200) StartupEvent event) {
        if (config.lease().compareTo(config.timeout().multipliedBy(2)) <= 0) {
            throw new IllegalStateException("milepost.webhooks.lease (" + config.lease()
                    + ") must be longer than twice milepost.webhooks.timeout (" + config.timeout()
                    + "), or requests may repeat");
        }
        if (config.enabled()) {
            record.start();
            thread.start();
        }
    }

    /** All that send are told before any of them is waited for. */
    void tell(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (config.enabled()) {
            signal.now();
            thread.join(PAUSE.toMillis());
            send.stop();
        }
    }

    void await(@Observes @Priority(2) ShutdownEvent event) throws InterruptedException {
        if (config.enabled()) {
            send.await(config.timeout());
            record.stop();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                if (!round()) {
                    signal.await(untilLook());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean round() throws InterruptedException {
        try {
            return dispatch();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Webhooks wait: %s", e.getMessage());
            LOG.debug("Webhooks wait", e);
            Thread.sleep(PAUSE);
            return true;
        }
    }

    /** Takes what there is room for; whether that was anything. */
    boolean dispatch() throws SQLException {
        if (signal.takeDue() || untilLook().isNegative()) {
            lookedAt = System.nanoTime();
            backlog = claims.lanes();
            endWhatWaitsForNothing();
        }
        rests.shorten(signal.takeNews());
        slots.order(backlog);
        List<WebhookClaims.Lane> left = new ArrayList<>();
        boolean worked = false;
        for (var lane : backlog) {
            boolean mayFollow = lane.ordered() && slots.isUsed(lane);
            int free = slots.free(lane);
            int taken = free == 0 || rests.isResting(lane) ? 0 : take(lane, free);
            if (taken == free || mayFollow || (lane.ordered() && taken > 0)) {
                left.add(lane);
            }
            worked |= taken > 0;
        }
        backlog = left;
        return worked;
    }

    private void endWhatWaitsForNothing() {
        backlog.removeIf(lane -> {
            if (!lane.enabled()) {
                disable.endWhatWaits(lane.tenant(), lane.webhook());
            }
            return !lane.enabled();
        });
    }

    private int take(WebhookClaims.Lane lane, int free) throws SQLException {
        long started = System.nanoTime();
        boolean holds = slots.isUsed(lane);
        var claimed = claims.take(lane, free, config.lease());
        int taken = claimed.deliveries().size();
        if (taken > 0) {
            slots.use(lane, taken);
            send.send(claimed);
        } else if (lane.ordered() && !holds) {
            rests.begin(lane.webhook(), System.nanoTime() - started);
        }
        return taken;
    }

    private Duration untilLook() {
        return config.poll().minusNanos(System.nanoTime() - lookedAt);
    }
}
