package dev.milepost.kit.outbox;

import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.kit.eventlog.AuditConfig;
import dev.milepost.kit.eventlog.HashChain;
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
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
            INSERT INTO event_stream (tenant_id, stream_id, last_sequence) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE last_sequence = last_sequence + ? RETURNING last_sequence, last_hash""";
    private static final String SEAL = "UPDATE event_stream SET last_hash = ? WHERE tenant_id = ? AND stream_id = ?";
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
        if (events.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            StreamEnd end = insert(connection, stream, reserve(connection, stream, events.size()), events);
            try (var seal = connection.prepareStatement(SEAL)) {
                seal.setBytes(1, end.hash());
                seal.setString(2, tenant.get());
                seal.setObject(3, stream);
                seal.executeUpdate();
            }
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    /**
     * Appends one event behind {@code end}, which the caller has read under the lock of the stream's row and writes anew
     * in the same transaction: two statements fewer for what happens most often.
     *
     * @return the new end
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public StreamEnd append(UUID stream, StreamEnd end, PendingEvent event) {
        try (Connection connection = database.getConnection()) {
            return insert(connection, stream, end, List.of(event));
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    private StreamEnd insert(Connection connection, UUID stream, StreamEnd before, List<PendingEvent> events)
            throws SQLException {
        String owner = tenant.get();
        Instant now = clock.instant();
        StreamEnd end = before;
        try (var append = connection.prepareStatement(APPEND)) {
            for (PendingEvent pending : events) {
                UUID id = ids.next();
                Event event = Event.of(
                        id,
                        source,
                        pending.type(),
                        pending.subject(),
                        now,
                        stream,
                        end.sequence() + 1,
                        owner,
                        pending.data());
                String text = EventJson.write(event);
                end = new StreamEnd(end.sequence() + 1, chain.next(end.hash(), text));
                append.setString(1, owner);
                append.setObject(2, stream);
                append.setLong(3, end.sequence());
                append.setObject(4, id);
                append.setString(5, event.type());
                append.setObject(6, pending.subject());
                append.setString(7, text);
                append.setBytes(8, end.hash());
                append.setObject(9, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                if (events.size() == 1) {
                    append.executeUpdate();
                } else {
                    append.addBatch();
                }
            }
            if (events.size() > 1) {
                append.executeBatch();
            }
        }
        if (!transaction.getRollbackOnly()) { // what is only tried does not wake it
            transaction.registerInterposedSynchronization(new WakeAfterCommit(relay));
        }
        return end;
    }

    /** Takes the next {@code count} sequences of a stream, which locks its row, and says where it ended before. */
    private StreamEnd reserve(Connection connection, UUID stream, int count) throws SQLException {
        try (var next = connection.prepareStatement(RESERVE)) {
            next.setString(1, tenant.get());
            next.setObject(2, stream);
            next.setLong(3, count);
            next.setLong(4, count);
            try (var row = next.executeQuery()) {
                row.next();
                return new StreamEnd(row.getLong(1) - count, row.getBytes(2));
            }
        }
    }

    private record WakeAfterCommit(OutboxRelay relay) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
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
