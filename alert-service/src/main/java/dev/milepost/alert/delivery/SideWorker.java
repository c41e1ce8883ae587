package dev.milepost.alert.delivery;

import dev.milepost.alert.inbound.CatchUp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * A thread that sends mails of another kind beside the reminders, with a connection of its own, one in each replica:
 * however many of them are due at once, no reminder waits for them.
 */
public final class SideWorker {
    private static final Logger LOG = Logger.getLogger(SideWorker.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(2);
    private static final Duration RECORD_PAUSE = Duration.ofMillis(200);

    private final Work work;
    private final DispatchConfig config;
    private final DeliveryChannel channel;
    private final CatchUp catchUp;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    SideWorker(Work work, DispatchConfig config, DeliveryChannel channel, CatchUp catchUp) {
        this.work = work;
        this.config = config;
        this.channel = channel;
        this.catchUp = catchUp;
        this.thread = Thread.ofPlatform().daemon().name(work.name()).unstarted(this::run);
    }

    /** How a round went. */
    public enum Round {
        NOTHING_DUE,
        WORKED,
        UNREACHABLE
    }

    /** What it does again and again; each bean of this type has a worker. */
    public interface Work {
        /** What it sends, in the plural. */
        String name();

        /** Takes one that is due, sends it and records what came of it. */
        Round round(DeliveryChannel.Connection connection) throws SQLException;
    }

    /** Something to write down. */
    public interface Note {
        Round write() throws SQLException;
    }

    /** Begins, unless this replica delivers nothing. */
    void start() {
        if (config.enabled()) {
            thread.start();
        }
    }

    /** Ends after the round that runs. */
    void stop() {
        stop.countDown();
    }

    /** Waits for its end until {@code nanos}, as {@link System#nanoTime} tells it. */
    void await(long nanos) throws InterruptedException {
        if (thread.isAlive()) {
            thread.join(Duration.ofNanos(Math.max(1, nanos - System.nanoTime())));
        }
    }

    /** Tries until the lease is over, as a mail that was accepted and is not recorded goes out again. */
    public static Round patiently(DispatchConfig config, String what, Note note) throws SQLException {
        long giveUpAt = System.nanoTime() + config.lease().toNanos();
        while (true) {
            try {
                return note.write();
            } catch (SQLException | RuntimeException e) {
                if (System.nanoTime() > giveUpAt || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warnf("Cannot record %s yet: %s", what, e);
                LockSupport.parkNanos(RECORD_PAUSE.toNanos());
            }
        }
    }

    private void run() {
        try {
            catchUp.await(config.catchUp()); // what is told is to be what is so now
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

    private Round round(DeliveryChannel.Connection connection) {
        try {
            return work.round(connection);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The " + work.name() + " wait: " + e.getMessage(), e);
            return Round.UNREACHABLE;
        }
    }

    private void await(Duration time) throws InterruptedException {
        stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
