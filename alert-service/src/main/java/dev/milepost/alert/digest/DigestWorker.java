package dev.milepost.alert.digest;

import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.inbound.CatchUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The thread that sends digests, with a connection of its own, one in each replica: however many digests are due at once,
 * no reminder waits for them.
 */
@ApplicationScoped
class DigestWorker {
    private static final Logger LOG = Logger.getLogger(DigestWorker.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final SendDigests send;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final CatchUp catchUp;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("digests").unstarted(this::run);

    @Inject
    DigestWorker(SendDigests send, DispatchConfig config, DeliveryChannel channel, CatchUp catchUp) {
        this.send = send;
        this.config = config;
        this.channel = channel;
        this.catchUp = catchUp;
    }

    void start(@Observes @Priority(200) StartupEvent event) {
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        if (thread.isAlive()) {
            thread.join(channel.timeout());
        }
    }

    private void run() {
        try {
            catchUp.await(config.catchUp()); // what a digest tells is to be what is so now
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try (var connection = channel.open()) {
            while (stop.getCount() > 0) {
                switch (round(connection)) {
                    case WORKED -> {}
                    case NOTHING_DUE -> {
                        connection.rest();
                        await(IDLE);
                    }
                    case UNREACHABLE -> await(AWAY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SendDigests.Round round(DeliveryChannel.Connection connection) {
        try {
            return send.round(connection);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Digests wait: " + e.getMessage(), e);
            return SendDigests.Round.UNREACHABLE;
        }
    }

    private void await(Duration time) throws InterruptedException {
        stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
