package dev.milepost.alert.delivery;

import dev.milepost.alert.policy.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What was delivered must be recorded before the lease is over, also when the database is away for a moment, and whatever
 * may be wrong with one of them: none has more time than all.
 */
@ApplicationScoped
class RecordPatiently {
    private static final Logger LOG = Logger.getLogger(RecordPatiently.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RecordOutcome record;
    private final DispatchConfig config;
    private final MeterRegistry metrics;
    private final Timer lateness;
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    @Inject
    RecordPatiently(RecordOutcome record, DispatchConfig config, MeterRegistry metrics) {
        this.record = record;
        this.config = config;
        this.metrics = metrics;
        this.lateness = metrics.timer("milepost.reminders.lateness");
    }

    void record(List<Delivered> deliveries) {
        long giveUpAt = System.nanoTime() + config.lease().toNanos();
        List<Delivered> left = new ArrayList<>();
        for (List<Delivered> ofTenant : deliveries.stream()
                .collect(Collectors.groupingBy(delivered -> delivered.due().tenant()))
                .values()) {
            try {
                recordAndCount(ofTenant);
            } catch (RuntimeException e) {
                LOG.warnf("Cannot record %d reminders, trying one by one: %s", ofTenant.size(), e);
                left.addAll(ofTenant);
            }
        }
        left.removeIf(this::isRecorded); // each of them once before any of them again
        while (!left.isEmpty()) {
            if (System.nanoTime() > giveUpAt || Thread.currentThread().isInterrupted()) {
                left.forEach(delivered -> LOG.errorf(
                        "Cannot record %s of reminder %s, which may come again",
                        delivered.outcome(), delivered.due().id()));
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            left.removeIf(this::isRecorded);
        }
    }

    private boolean isRecorded(Delivered delivered) {
        try {
            recordAndCount(List.of(delivered));
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Cannot record %s of reminder %s yet: %s",
                    delivered.outcome(), delivered.due().id(), e);
            return false;
        }
    }

    private void recordAndCount(List<Delivered> deliveries) {
        Map<UUID, Delivered> recorded = record.record(deliveries);
        for (Delivered delivered : deliveries) {
            UUID id = delivered.due().id();
            Delivered written = recorded.get(id);
            if (written != null) {
                count(written);
            } else {
                LOG.warnf("Reminder %s was taken over, ended or moved by another before %s", id, delivered.outcome());
            }
        }
    }

    private void count(Delivered delivered) {
        DueReminder due = delivered.due();
        String name = switch (delivered.outcome()) {
            case Outcome.Accepted sent -> "sent";
            case Outcome.Skipped skipped -> "skipped";
            case Outcome.Postponed postponed -> "postponed";
            case Outcome.Folded folded -> "folded";
            case Outcome.Refused refused -> "failed";
            case Outcome.Deferred deferred -> delivered.isLast(config) ? "failed" : "deferred";
            case Outcome.Unreachable away -> "unreachable";
        };
        counters.computeIfAbsent(new Counted(name, due.channel()), this::counter)
                .increment();
        if (delivered.outcome() instanceof Outcome.Accepted) {
            long late =
                    Math.max(0, Duration.between(due.sendAt(), delivered.at()).toMillis());
            lateness.record(late, TimeUnit.MILLISECONDS);
        }
    }

    /** Looked up once: the registry would build and compare names and tags for each reminder. */
    private Counter counter(Counted what) {
        return metrics.counter(
                "milepost.reminders",
                "outcome",
                what.outcome(),
                "channel",
                what.channel().name().toLowerCase(Locale.ROOT));
    }

    private record Counted(String outcome, Channel channel) {}
}
