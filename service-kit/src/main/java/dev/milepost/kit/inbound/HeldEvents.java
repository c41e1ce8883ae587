package dev.milepost.kit.inbound;

import dev.milepost.kit.time.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The events that wait for a repair. */
@ApplicationScoped
class HeldEvents {
    private static final int LONGEST_REASON = 1000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final String HOLD = """
            INSERT INTO held_event
              (topic, kafka_partition, kafka_offset, tenant_id, stream_id, sequence, payload, reason, held_at, next_attempt_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE reason = VALUES(reason)""";
    private static final String NEXT = """
            SELECT topic, kafka_partition, kafka_offset, payload FROM held_event
            WHERE tenant_id = ? AND topic = ? AND stream_id = ? AND sequence = ? LIMIT 1""";
    private static final String REMOVE =
            "DELETE FROM held_event WHERE tenant_id = ? AND topic = ? AND stream_id = ? AND sequence <= ?";
    private static final String ANY =
            "SELECT 1 FROM held_event WHERE tenant_id = ? AND topic = ? AND stream_id = ? LIMIT 1";
    private static final String DUE = """
            SELECT h.tenant_id, h.topic, h.stream_id FROM held_event h
            JOIN stream_position p ON p.tenant_id = h.tenant_id AND p.topic = h.topic AND p.stream_id = h.stream_id
            WHERE h.sequence = p.sequence + 1 AND h.next_attempt_at <= ? LIMIT 100""";
    private static final String FAILED = """
            UPDATE held_event SET attempts = attempts + 1, reason = ?,
              next_attempt_at = ? + INTERVAL LEAST(?, POW(2, LEAST(attempts, 20))) SECOND
            WHERE tenant_id = ? AND topic = ? AND stream_id = ? AND sequence = ?""";
    private static final String UNCOPIED = """
            SELECT topic, kafka_partition, kafka_offset, payload, reason FROM held_event
            WHERE copied = FALSE ORDER BY held_at LIMIT 100""";
    private static final String COPIED =
            "UPDATE held_event SET copied = TRUE WHERE topic = ? AND kafka_partition = ? AND kafka_offset = ?";
    private static final String COUNT = "SELECT COUNT(*) FROM held_event";

    private final RealTime now;

    @Inject
    HeldEvents(RealTime now) {
        this.now = now;
    }

    record Place(String topic, int partition, long offset) {
        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getString(1), row.getInt(2), row.getLong(3));
        }
    }

    record Held(Place place, String payload) {}

    record Copy(Place place, String payload, String reason) {}

    void hold(Connection connection, InboundRecord inbound, String reason) throws SQLException {
        try (var hold = connection.prepareStatement(HOLD)) {
            bindPlace(hold, new Place(inbound.topic(), inbound.partition(), inbound.offset()));
            hold.setString(4, inbound.event().tenant());
            hold.setObject(5, inbound.event().partitionkey());
            hold.setLong(6, inbound.sequence());
            bindRest(hold, inbound.json(), reason);
            hold.executeUpdate();
        }
    }

    /** Keeps a record that is no event: nothing can be folded after it, but it is not lost. */
    void holdUnreadable(Connection connection, Place place, String payload, String reason) throws SQLException {
        try (var hold = connection.prepareStatement(HOLD)) {
            bindPlace(hold, place);
            hold.setNull(4, Types.VARCHAR);
            hold.setNull(5, Types.OTHER);
            hold.setNull(6, Types.BIGINT);
            bindRest(hold, payload, reason);
            hold.executeUpdate();
        }
    }

    Optional<Held> next(Connection connection, StreamKey stream, long sequence) throws SQLException {
        try (var select = connection.prepareStatement(NEXT)) {
            bindStream(select, 1, stream);
            select.setLong(4, sequence);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(new Held(Place.of(row), row.getString(4))) : Optional.empty();
            }
        }
    }

    /** Forgets what has been folded by now; tells whether anything of the stream is still held. */
    boolean removeUpTo(Connection connection, StreamKey stream, long sequence) throws SQLException {
        try (var remove = connection.prepareStatement(REMOVE)) {
            bindStream(remove, 1, stream);
            remove.setLong(4, sequence);
            remove.executeUpdate();
        }
        try (var any = connection.prepareStatement(ANY)) {
            bindStream(any, 1, stream);
            try (var row = any.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Streams whose next event is held and worth another try. */
    List<StreamKey> due(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(DUE)) {
            select.setObject(1, moment());
            List<StreamKey> streams = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    streams.add(new StreamKey(row.getString(1), row.getString(2), UUID.fromString(row.getString(3))));
                }
            }
            return streams;
        }
    }

    void failedAgain(Connection connection, StreamKey stream, long sequence, String reason) throws SQLException {
        try (var update = connection.prepareStatement(FAILED)) {
            update.setString(1, shortened(reason));
            update.setObject(2, moment());
            update.setLong(3, LONGEST_PAUSE.toSeconds());
            bindStream(update, 4, stream);
            update.setLong(7, sequence);
            update.executeUpdate();
        }
    }

    List<Copy> uncopied(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(UNCOPIED);
                var row = select.executeQuery()) {
            List<Copy> copies = new ArrayList<>();
            while (row.next()) {
                copies.add(new Copy(Place.of(row), row.getString(4), row.getString(5)));
            }
            return copies;
        }
    }

    void copied(Connection connection, Place place) throws SQLException {
        try (var update = connection.prepareStatement(COPIED)) {
            bindPlace(update, place);
            update.executeUpdate();
        }
    }

    long count(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(COUNT);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void bindRest(PreparedStatement hold, String payload, String reason) throws SQLException {
        hold.setString(7, payload);
        hold.setString(8, shortened(reason));
        hold.setObject(9, moment());
        hold.setObject(10, moment());
    }

    private static void bindPlace(PreparedStatement statement, Place place) throws SQLException {
        statement.setString(1, place.topic());
        statement.setInt(2, place.partition());
        statement.setLong(3, place.offset());
    }

    private static void bindStream(PreparedStatement statement, int first, StreamKey stream) throws SQLException {
        statement.setString(first, stream.tenant());
        statement.setString(first + 1, stream.topic());
        statement.setObject(first + 2, stream.stream());
    }

    private LocalDateTime moment() {
        return LocalDateTime.ofInstant(now.instant(), ZoneOffset.UTC);
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
