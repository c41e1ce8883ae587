package dev.milepost.alert.delivery;

import dev.milepost.alert.inbound.CatchUp;
import dev.milepost.kit.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The threads that deliver reminders. Each works on its own; any number of them may run in any number of replicas. */
@ApplicationScoped
class DispatchWorkers {
    private static final Logger LOG = Logger.getLogger(DispatchWorkers.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** How long the record of the last deliveries may take after a stop. */
    static final Duration TO_RECORD = Duration.ofSeconds(2);

    private final Dispatcher dispatcher;
    private final Backlog backlog;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final BusinessClock clock;
    private final CatchUp catchUp;
    private final AtomicLong waiting = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private long stopBy;
    private final List<Thread> threads = new ArrayList<>();
    private final Thread beginning =
            Thread.ofPlatform().daemon().name("catch-up").unstarted(this::begin);

    @Inject
    DispatchWorkers(
            Dispatcher dispatcher,
            Backlog backlog,
            DispatchConfig config,
            DeliveryChannel channel,
            BusinessClock clock,
            CatchUp catchUp,
            MeterRegistry metrics) {
        this.dispatcher = dispatcher;
        this.backlog = backlog;
        this.config = config;
        this.channel = channel;
        this.clock = clock;
        this.catchUp = catchUp;
        metrics.gauge("milepost.reminders.due", waiting);
    }

    void start(@Observes @Priority(200) StartupEvent event) {
        if (config.lease().compareTo(channel.timeout().multipliedBy(2)) <= 0
                || config.lease().compareTo(channel.timeout().plus(DispatchConfig.RESERVE)) <= 0) {
            throw new IllegalStateException("milepost.dispatch.lease (" + config.lease()
                    + ") must be longer than twice milepost.smtp.timeout (" + channel.timeout()
                    + "), and than that and " + DispatchConfig.RESERVE + ", or messages may repeat");
        }
        if (config.enabled()) {
            for (int i = 1; i <= config.workers(); i++) {
                threads.add(Thread.ofPlatform().daemon().name("dispatch-" + i).unstarted(this::run));
            }
            beginning.start();
        }
    }

    /** All kinds of workers are told before any of them is waited for. */
    void tell(@Observes @Priority(1) ShutdownEvent event) {
        stop.countDown();
        dispatcher.stop();
        beginning.interrupt();
        stopBy = System.nanoTime() + channel.timeout().plus(TO_RECORD).toNanos();
    }

    void await(@Observes @Priority(2) ShutdownEvent event) throws InterruptedException {
        for (Thread thread : threads) {
            if (thread.isAlive()) { // it may not have begun
                thread.join(Duration.ofNanos(Math.max(1, stopBy - System.nanoTime())));
            }
        }
    }

    /** Starts the workers once the service knows what happened while it was down. */
    private void begin() {
        try {
            if (!catchUp.await(config.catchUp())) {
                LOG.warnf("Delivering reminders after %s, although older events still wait", config.catchUp());
            }
            if (stop.getCount() > 0) {
                threads.forEach(Thread::start);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(every = "10s")
    void measure() throws SQLException {
        waiting.set(backlog.countDue(clock.instant()));
    }

    private void run() {
        int failures = 0;
        try (var connection = channel.open()) {
            boolean stopping = false;
            while (!stopping) {
                Dispatcher.Round round = round(connection);
                failures = round == Dispatcher.Round.UNREACHABLE ? failures + 1 : 0;
                stopping = switch (round) {
                    case WORKED -> stop.getCount() == 0;
                    case NOTHING_DUE -> {
                        connection.rest();
                        yield await(config.poll());
                    }
                    case UNREACHABLE -> await(pause(failures));
                };
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Dispatcher.Round round(DeliveryChannel.Connection connection) {
        try {
            return dispatcher.dispatch(connection);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Reminders wait: " + e.getMessage(), e);
            return Dispatcher.Round.UNREACHABLE;
        }
    }

    private boolean await(Duration time) throws InterruptedException {
        return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Duration pause(int failures) {
        Duration pause = Duration.ofMillis(100L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
