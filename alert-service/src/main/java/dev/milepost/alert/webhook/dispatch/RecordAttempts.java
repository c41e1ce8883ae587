package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.LastAttempt;
import dev.milepost.alert.webhook.WebhookConfig;
import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import dev.milepost.alert.webhook.delivery.DueSignal;
import dev.milepost.alert.webhook.dispatch.DisableWebhook.Cause;
import dev.milepost.events.DisabledCode;
import dev.milepost.kit.sql.PassingFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Writes down what came of requests, many in one transaction. One thread a replica; what was sent must be recorded before
 * its lease is over, also when the database is away for a moment.
 */
@ApplicationScoped
class RecordAttempts {
    private static final Logger LOG = Logger.getLogger(RecordAttempts.class);
    private static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** A record is a transaction: one that would be of few waits a little for others, and again as long as many come. */
    private static final Duration GATHER = Duration.ofMillis(3);

    private static final int LONGEST_GATHER = 4;
    private static final int MANY = 12;

    private final BlockingQueue<Ended> queue = new LinkedBlockingQueue<>();
    private final WebhookConfig config;
    private final AttemptRows rows;
    private final DisableWebhook disable;
    private final Slots slots;
    private final DueSignal signal;
    private final MeterRegistry metrics;
    private final Timer lateness;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("webhook-log").unstarted(this::run);
    private volatile boolean stopping;

    @Inject
    RecordAttempts(
            WebhookConfig config,
            AttemptRows rows,
            DisableWebhook disable,
            Slots slots,
            DueSignal signal,
            MeterRegistry metrics) {
        this.config = config;
        this.rows = rows;
        this.disable = disable;
        this.slots = slots;
        this.signal = signal;
        this.metrics = metrics;
        this.lateness = metrics.timer("milepost.webhooks.lateness");
        metrics.gauge("milepost.webhooks.inflight", slots, Slots::used);
    }

    void add(Ended ended) {
        queue.add(ended);
    }

    void start() {
        thread.start();
    }

    /** Writes what there is, and ends. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.join(config.timeout().toMillis());
    }

    private void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                Ended first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather();
                    List<Ended> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, BATCH - 1);
                    record(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gather() {
        int before;
        int turns = 0;
        do {
            before = queue.size();
            if (stopping || before > BATCH / 2) {
                return;
            }
            LockSupport.parkNanos(GATHER.toNanos());
            turns++;
        } while (turns < LONGEST_GATHER && queue.size() - before >= MANY);
    }

    void record(List<Ended> batch) throws InterruptedException {
        List<Attempt> attempts = only(Attempt.class, batch);
        try {
            writePatiently(batch);
        } finally {
            boolean room = false;
            for (Ended ended : batch) {
                room |= slots.free(ended.receiver());
            }
            if (!batch.stream().allMatch(RecordAttempts::goesOn)) {
                signal.now();
            } else if (room) {
                signal.room();
            }
        }
        count(attempts);
        // Beside this thread, as all that waits for the webhook is cancelled, which may be much.
        reasonsToDisable(attempts)
                .forEach((receiver, cause) -> Thread.startVirtualThread(() -> {
                    try {
                        disable.disable(receiver.tenant(), receiver.id(), cause);
                    } catch (RuntimeException e) {
                        LOG.warnf(
                                "Cannot switch off webhook %s, its next failure will: %s",
                                receiver.id(), e.getMessage());
                    }
                }));
    }

    /** Whether its webhook gets the next as it got this one. */
    private static boolean goesOn(Ended ended) {
        return ended instanceof Attempt attempt
                && attempt.isDelivered()
                && attempt.receiver().failingSince() == null;
    }

    private static <T extends Ended> List<T> only(Class<T> type, List<Ended> batch) {
        return batch.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * While the database is away, as long as the claim of one of them lasts: whoever takes over the others meanwhile is not
     * overwritten. What cannot be written for its own sake holds up none of the others.
     */
    private void writePatiently(List<Ended> batch) throws InterruptedException {
        long giveUpAt = batch.stream()
                .mapToLong(ended -> ended.due().claimEndsNanos())
                .reduce((one, other) -> one - other > 0 ? one : other)
                .orElseThrow();
        while (true) {
            try {
                write(batch);
                return;
            } catch (SQLException | RuntimeException e) {
                boolean passes = PassingFailure.isIn(e);
                if (!passes && batch.size() > 1) {
                    for (Ended one : batch) {
                        writePatiently(List.of(one));
                    }
                    return;
                }
                if (!passes || System.nanoTime() - giveUpAt > 0) {
                    LOG.errorf(e, "Cannot record %d webhooks, they will be sent again", batch.size());
                    return;
                }
                LOG.warnf("Cannot record %d webhooks, trying again: %s", batch.size(), e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
    }

    private void write(List<Ended> batch) throws SQLException {
        // One that begins to fail gets no more of what was claimed while all was well.
        rows.write(only(Attempt.class, batch), only(GivenBack.class, batch)).stream()
                .filter(failing -> failing.failingSince() == null)
                .forEach(slots::stop);
    }

    private Map<Receiver, Cause> reasonsToDisable(List<Attempt> batch) {
        Map<UUID, Receiver> known = new HashMap<>();
        Map<Receiver, Cause> reasons = new HashMap<>();
        for (Attempt attempt : batch) {
            reasonToDisable(attempt)
                    .ifPresent(reason -> reasons.put(
                            known.computeIfAbsent(attempt.receiver().id(), id -> attempt.receiver()), reason));
        }
        return reasons;
    }

    private Optional<Cause> reasonToDisable(Attempt attempt) {
        Attempt.Answer result = attempt.result();
        var last = new LastAttempt(result.outcome(), result.status(), String.valueOf(result.reason()));
        if (attempt.isGone()) {
            return Optional.of(new Cause(
                    attempt.receiver().version(), DisabledCode.GONE, "the receiver answered 410 Gone", last, null));
        }
        Instant since = attempt.receiver().failingSince();
        return !attempt.isDelivered()
                        && since != null
                        && since.plus(config.disableAfter()).isBefore(attempt.at())
                        && isTriedForLong(attempt)
                ? Optional.of(new Cause(
                        attempt.receiver().version(),
                        DisabledCode.FAILING,
                        "nothing came through since " + since + "; the last attempt: " + last.words(),
                        last,
                        attempt.at().minus(config.disableAfter())))
                : Optional.empty();
    }

    /**
     * Where little is to be told, the last failure may be long ago and nothing asked since: one more says nothing yet. It
     * does once a delivery has used up its attempts, or has been in line for as long as they take, as it is of a receiver
     * that hangs on many.
     */
    private boolean isTriedForLong(Attempt attempt) {
        Due due = attempt.due();
        return due.tries() >= config.pauses().size()
                || (!due.replayed()
                        && due.createdAt()
                                .plus(RetryRules.shortest(config.pauses()))
                                .isBefore(attempt.at()));
    }

    private void count(List<Attempt> attempts) {
        Map<AttemptOutcome, Long> outcomes = attempts.stream()
                .collect(Collectors.groupingBy(attempt -> attempt.result().outcome(), Collectors.counting()));
        outcomes.forEach((outcome, count) -> metrics.counter(
                        "milepost.webhooks", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment(count));
        for (Attempt attempt : attempts) {
            if (attempt.isDelivered() && attempt.due().tries() == 0) {
                lateness.record(
                        Duration.between(attempt.due().createdAt(), attempt.at().plus(attempt.took())));
            }
        }
    }
}
