package dev.milepost.kit.inbound;

import dev.milepost.events.EventJson;
import dev.milepost.kit.sql.PassingFailure;
import dev.milepost.kit.tenant.TenantScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Folds what arrives from Kafka: each event once, in the order of its stream. What was seen is skipped. An event that
 * fails or follows a gap is held and holds back only its own stream. Returns only when everything is either folded or
 * held, so that the caller may acknowledge; while the database is away it waits and tries again.
 */
@ApplicationScoped
public class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DataSource database;
    private final TenantScope tenants;
    private final HeldEvents held;
    private final Instance<EventFold> fold;
    private final EntityManager entities;
    private final Counter folded;

    @Inject
    EventConsumer(
            DataSource database,
            TenantScope tenants,
            HeldEvents held,
            Instance<EventFold> fold,
            EntityManager entities,
            MeterRegistry metrics) {
        this.database = database;
        this.tenants = tenants;
        this.held = held;
        this.fold = fold;
        this.entities = entities;
        this.folded = metrics.counter("milepost.events.folded");
    }

    /** Folds or holds all of {@code records}. */
    public void consume(ConsumerRecords<String, String> records) {
        Map<String, Map<String, List<InboundRecord>>> byTopicAndTenant = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            try {
                var inbound = new InboundRecord(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.value(),
                        EventJson.read(record.value()));
                inbound.sequence(); // must be a number
                byTopicAndTenant
                        .computeIfAbsent(record.topic(), topic -> new LinkedHashMap<>())
                        .computeIfAbsent(inbound.event().tenant(), tenant -> new ArrayList<>())
                        .add(inbound);
            } catch (IllegalArgumentException e) {
                var place = new HeldEvents.Place(record.topic(), record.partition(), record.offset());
                holdUnreadable(place, record.value() == null ? "" : record.value(), String.valueOf(e.getMessage()));
            }
        }
        byTopicAndTenant.values().forEach(byTenant -> byTenant.forEach(this::foldAll));
    }

    /** Tries the next held event of {@code stream} and all that follow it; where one of them fails, those before it. */
    void retry(StreamKey stream) {
        try {
            drain(stream, Integer.MAX_VALUE);
        } catch (RuntimeException e) {
            LOG.debugf(e, "What is held of %s does not fold in one go", stream);
            boolean goesOn = true;
            while (goesOn) {
                goesOn = retryOne(stream);
            }
        }
    }

    /** Tries the next held event of {@code stream}; true when it folded and there may be more. */
    private boolean retryOne(StreamKey stream) {
        try {
            return drain(stream, 1) > 0;
        } catch (RuntimeException e) {
            patiently(() -> inTransaction(stream.tenant(), connection -> {
                var position = StreamPositions.lock(connection, List.of(stream)).of(stream);
                held.failedAgain(connection, stream, position.sequence + 1, reason(e));
            }));
            return false;
        }
    }

    private long drain(StreamKey stream, int most) {
        var count = new AtomicLong();
        inTransaction(stream.tenant(), connection -> {
            StreamPositions positions = StreamPositions.lock(connection, List.of(stream));
            var position = positions.of(stream);
            long before = position.sequence;
            drain(connection, stream, position, most);
            positions.save(connection);
            count.set(position.sequence - before);
        });
        return count.get();
    }

    private void foldAll(String tenant, List<InboundRecord> records) {
        try {
            inTransaction(tenant, connection -> foldBatch(connection, records, true));
        } catch (RuntimeException e) {
            // One of them fails, or the database does: find out one by one.
            LOG.debugf(e, "A batch of %d events did not fold", records.size());
            records.forEach(this::foldOne);
        }
    }

    private void foldOne(InboundRecord record) {
        patiently(() -> {
            try {
                // Without what is held behind it, which may be what fails: the job tries that.
                inTransaction(record.event().tenant(), connection -> foldBatch(connection, List.of(record), false));
            } catch (FoldFailedException e) {
                LOG.errorf(e, "Held %s", describe(record));
                inTransaction(record.event().tenant(), connection -> {
                    var positions = StreamPositions.lock(connection, List.of(record.stream()));
                    hold(connection, record, positions.of(record.stream()), reason(e));
                    positions.save(connection);
                });
            } catch (StreamPositions.ImpossibleKeyException e) {
                var place = new HeldEvents.Place(record.topic(), record.partition(), record.offset());
                holdUnreadable(place, record.json(), String.valueOf(e.getMessage()));
            }
        });
    }

    private void foldBatch(Connection connection, List<InboundRecord> records, boolean drains) throws SQLException {
        var positions = StreamPositions.lock(
                connection, records.stream().map(InboundRecord::stream).toList());
        for (InboundRecord record : records) {
            var position = positions.of(record.stream());
            long expected = position.sequence + 1;
            if (record.sequence() == expected) {
                apply(record, position);
                if (position.hasHeld && drains) {
                    drain(connection, record.stream(), position, Integer.MAX_VALUE);
                } else if (position.hasHeld) { // it may be held as well, where it was published again
                    position.hasHeld = held.removeUpTo(connection, record.stream(), position.sequence);
                }
            } else if (record.sequence() > expected) {
                LOG.warnf("Held %s: %d is missing before it", describe(record), expected);
                hold(connection, record, position, "follows a gap: " + expected + " has not been folded");
            }
        }
        flush();
        positions.save(connection);
    }

    /** Folds what is held of the stream, as far as it goes without a gap. */
    private void drain(Connection connection, StreamKey stream, StreamPositions.Position position, int most)
            throws SQLException {
        long last = position.sequence + most;
        for (var next = held.next(connection, stream, position.sequence + 1);
                next.isPresent() && position.sequence < last;
                next = held.next(connection, stream, position.sequence + 1)) {
            var place = next.get().place();
            String json = next.get().payload();
            apply(
                    new InboundRecord(place.topic(), place.partition(), place.offset(), json, EventJson.read(json)),
                    position);
        }
        flush();
        position.hasHeld = held.removeUpTo(connection, stream, position.sequence);
        position.changed = true;
    }

    private void apply(InboundRecord record, StreamPositions.Position position) {
        try {
            fold.get().fold(record.event(), record.json());
        } catch (RuntimeException e) {
            throw failed(e);
        }
        position.sequence = record.sequence();
        position.changed = true;
        folded.increment();
    }

    private void flush() {
        try {
            fold.get().flush();
            entities.flush();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** Tells an event that cannot be folded from a database that cannot be reached or asks to try again. */
    private static RuntimeException failed(RuntimeException e) {
        return PassingFailure.isIn(e) ? e : new FoldFailedException(e);
    }

    private void hold(Connection connection, InboundRecord record, StreamPositions.Position position, String reason)
            throws SQLException {
        held.hold(connection, record, reason);
        position.hasHeld = true;
        position.changed = true;
    }

    private void holdUnreadable(HeldEvents.Place place, String payload, String reason) {
        LOG.errorf("Held a record that is no event (%s): %s", place, reason);
        patiently(() -> QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection()) {
                held.holdUnreadable(connection, place, payload, reason);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(String tenant, Work work) {
        tenants.run(
                tenant,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    try (Connection connection = database.getConnection()) {
                        work.on(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    /** Repeats {@code work} until it succeeds: nothing is acknowledged before it is safe. */
    private static void patiently(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                Duration pause = Duration.ofMillis(50L << Math.min(attempt, 10));
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
                LOG.warnf("Cannot store events, trying again in %s: %s", pause, e);
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e instanceof FoldFailedException && e.getCause() != null ? e.getCause() : e;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static String describe(InboundRecord record) {
        return record.event().type() + " " + record.sequence() + " of " + record.stream();
    }

    private static final class FoldFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FoldFailedException(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
