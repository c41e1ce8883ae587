package dev.milepost.kit.outbox;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.kit.eventlog.AuditConfig;
import dev.milepost.kit.eventlog.HashChain;
import dev.milepost.kit.sql.Marks;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where events go: into the transaction of the change they tell of. A stream's sequence is counted under its row lock,
 * which is held until the commit, so that sequences are gapless and ids of one stream commit in order.
 */
@ApplicationScoped
public class Outbox {
    private static final String RESERVE = """
            INSERT INTO event_stream (tenant_id, stream_id, last_sequence) VALUES %s
            ON DUPLICATE KEY UPDATE last_sequence = last_sequence + VALUES(last_sequence)
            RETURNING stream_id, last_sequence, last_hash""";
    private static final String SEAL = """
            INSERT INTO event_stream (tenant_id, stream_id, last_sequence, last_hash) VALUES %s
            ON DUPLICATE KEY UPDATE last_hash = VALUES(last_hash)""";
    private static final String APPEND = """
            INSERT INTO outbox (tenant_id, stream_id, sequence, event_id, type, subject_id, payload, chain_hash, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final CurrentTenant tenant;
    private final BusinessClock clock;
    private final Ids ids;
    private final OutboxRelay relay;
    private final HashChain chain;
    private final String source;

    @Inject
    Outbox(
            DataSource database,
            TransactionSynchronizationRegistry transaction,
            CurrentTenant tenant,
            BusinessClock clock,
            Ids ids,
            OutboxRelay relay,
            AuditConfig audit,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.database = database;
        this.transaction = transaction;
        this.tenant = tenant;
        this.clock = clock;
        this.ids = ids;
        this.relay = relay;
        this.chain = new HashChain(audit.key());
        this.source = "/" + application;
    }

    /** Appends {@code events} to {@code stream} in their order; they are published once the transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID stream, List<PendingEvent> events) {
        if (!events.isEmpty()) {
            append(new TreeMap<>(Map.of(stream, events)));
        }
    }

    /**
     * Appends to many streams at once, some hundred at most, with as many statements as one stream takes. In the order of
     * their ids, so that two writers of the same streams wait for each other and do not deadlock.
     *
     * @return what will go out, in that order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<AppendedEvent> append(SortedMap<UUID, List<PendingEvent>> events) {
        List<AppendedEvent> appended = new ArrayList<>();
        if (events.isEmpty()) {
            return appended;
        }
        try (Connection connection = database.getConnection()) {
            List<List<UUID>> parts = Marks.parts(List.copyOf(events.keySet()));
            Map<UUID, StreamEnd> ends = new HashMap<>();
            for (List<UUID> part : parts) {
                reserve(connection, part, events, ends);
            }
            try (var append = connection.prepareStatement(APPEND)) {
                for (var stream : events.entrySet()) {
                    StreamEnd before = requireNonNull(ends.get(stream.getKey()));
                    ends.put(stream.getKey(), add(append, stream.getKey(), before, stream.getValue(), appended));
                }
                append.executeBatch();
            }
            for (List<UUID> part : parts) {
                seal(connection, part, ends);
            }
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
        afterCommit(relay::look);
        return appended;
    }

    /**
     * Appends one event behind {@code end}, which the caller has read under the lock of the stream's row and writes anew
     * in the same transaction: two statements fewer for what happens most often.
     *
     * @return the new end
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public StreamEnd append(UUID stream, StreamEnd end, PendingEvent event) {
        try (Connection connection = database.getConnection();
                var append = connection.prepareStatement(APPEND, Statement.RETURN_GENERATED_KEYS)) {
            AppendedEvent appended = bind(append, stream, end, event, clock.instant());
            append.executeUpdate();
            OutboxRows.Row row = row(append, stream, appended);
            afterCommit(() -> relay.take(row));
            return appended.end();
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    private static OutboxRows.Row row(PreparedStatement append, UUID stream, AppendedEvent appended)
            throws SQLException {
        try (var key = append.getGeneratedKeys()) {
            key.next();
            StreamEnd end = appended.end();
            return new OutboxRows.Row(
                    key.getLong(1),
                    stream.toString(),
                    end.sequence(),
                    appended.event().type(),
                    appended.text(),
                    end.hash());
        }
    }

    private StreamEnd add(
            PreparedStatement append,
            UUID stream,
            StreamEnd before,
            List<PendingEvent> events,
            List<AppendedEvent> appended)
            throws SQLException {
        Instant now = clock.instant();
        StreamEnd end = before;
        for (PendingEvent pending : events) {
            AppendedEvent one = bind(append, stream, end, pending, now);
            append.addBatch();
            appended.add(one);
            end = one.end();
        }
        return end;
    }

    /** Writes {@code pending} behind {@code before} into the statement. */
    private AppendedEvent bind(
            PreparedStatement append, UUID stream, StreamEnd before, PendingEvent pending, Instant now)
            throws SQLException {
        String owner = tenant.get();
        UUID id = ids.next();
        Event event = Event.of(
                id,
                source,
                pending.type(),
                pending.subject(),
                now,
                stream,
                before.sequence() + 1,
                owner,
                pending.data());
        String text = EventJson.write(event);
        var end = new StreamEnd(before.sequence() + 1, chain.next(before.hash(), text));
        append.setString(1, owner);
        append.setObject(2, stream);
        append.setLong(3, end.sequence());
        append.setObject(4, id);
        append.setString(5, event.type());
        append.setObject(6, pending.subject());
        append.setString(7, text);
        append.setBytes(8, end.hash());
        append.setObject(9, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        return new AppendedEvent(event, text, end);
    }

    /** Takes the next sequences of the streams, which locks their rows, and notes where they ended before. */
    private void reserve(
            Connection connection,
            List<UUID> streams,
            SortedMap<UUID, List<PendingEvent>> events,
            Map<UUID, StreamEnd> ends)
            throws SQLException {
        try (var next = connection.prepareStatement(RESERVE.formatted(rows("(?, ?, ?)", streams.size())))) {
            int index = 1;
            for (UUID stream : streams) {
                next.setString(index++, tenant.get());
                next.setObject(index++, stream);
                next.setLong(index++, requireNonNull(events.get(stream)).size());
            }
            try (var row = next.executeQuery()) {
                while (row.next()) {
                    UUID stream = UUID.fromString(row.getString(1));
                    int count = requireNonNull(events.get(stream)).size();
                    ends.put(stream, new StreamEnd(row.getLong(2) - count, row.getBytes(3)));
                }
            }
        }
    }

    /** All of them are there: {@link #reserve} saw to it. */
    private void seal(Connection connection, List<UUID> streams, Map<UUID, StreamEnd> ends) throws SQLException {
        try (var seal = connection.prepareStatement(SEAL.formatted(rows("(?, ?, 0, ?)", streams.size())))) {
            int index = 1;
            for (UUID stream : streams) {
                seal.setString(index++, tenant.get());
                seal.setObject(index++, stream);
                seal.setBytes(index++, requireNonNull(ends.get(stream)).hash());
            }
            seal.executeUpdate();
        }
    }

    private static String rows(String row, int count) {
        return String.join(", ", Collections.nCopies(count, row));
    }

    private void afterCommit(Runnable action) {
        if (!transaction.getRollbackOnly()) { // what is only tried tells nobody
            transaction.registerInterposedSynchronization(new AfterCommit(action));
        }
    }

    private record AfterCommit(Runnable action) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }

    /** The database refused a row; the transaction is lost with it. */
    static final class OutboxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutboxException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
