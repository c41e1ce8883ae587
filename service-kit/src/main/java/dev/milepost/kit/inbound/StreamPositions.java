package dev.milepost.kit.inbound;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How far streams have been folded, under lock. */
final class StreamPositions {
    private static final String ENSURE =
            "INSERT IGNORE INTO stream_position (tenant_id, topic, stream_id, sequence) VALUES (?, ?, ?, 0)";
    private static final String LOCK = """
            SELECT stream_id, sequence, has_held FROM stream_position
            WHERE tenant_id = ? AND topic = ? AND stream_id IN (%s) FOR UPDATE""";
    private static final String SAVE = """
            UPDATE stream_position SET sequence = ?, has_held = ?
            WHERE tenant_id = ? AND topic = ? AND stream_id = ?""";

    private final Map<StreamKey, Position> positions = new HashMap<>();

    private StreamPositions() {}

    static final class Position {
        long sequence;
        boolean hasHeld;
        boolean changed;

        Position(long sequence, boolean hasHeld) {
            this.sequence = sequence;
            this.hasHeld = hasHeld;
        }
    }

    /** The positions of {@code streams}, all of one tenant and topic, locked until the transaction ends. */
    static StreamPositions lock(Connection connection, Collection<StreamKey> streams) throws SQLException {
        StreamPositions locked = new StreamPositions();
        // In the order of the keys, so that two consumers never wait for each other in a circle.
        List<StreamKey> ordered = streams.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(key -> key.stream().toString()))
                .toList();
        StreamKey any = ordered.getFirst();
        locked.select(connection, any, ordered);
        List<StreamKey> missing = ordered.stream()
                .filter(key -> !locked.positions.containsKey(key))
                .toList();
        if (!missing.isEmpty()) {
            try (var ensure = connection.prepareStatement(ENSURE)) {
                for (StreamKey key : missing) {
                    ensure.setString(1, key.tenant());
                    ensure.setString(2, key.topic());
                    ensure.setObject(3, key.stream());
                    ensure.addBatch();
                }
                ensure.executeBatch();
            }
            locked.select(connection, any, missing);
            for (StreamKey key : missing) {
                if (!locked.positions.containsKey(key)) {
                    throw new ImpossibleKeyException(key);
                }
            }
        }
        return locked;
    }

    /** The database does not keep such a key as it is: a tenant that is too long, or an id that is no proper UUID. */
    static final class ImpossibleKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ImpossibleKeyException(StreamKey key) {
            super("no stream can have the key " + key);
        }
    }

    Position of(StreamKey key) {
        Position position = positions.get(key);
        if (position == null) {
            throw new IllegalStateException("not locked: " + key);
        }
        return position;
    }

    void save(Connection connection) throws SQLException {
        try (var save = connection.prepareStatement(SAVE)) {
            for (var entry : positions.entrySet()) {
                if (entry.getValue().changed) {
                    save.setLong(1, entry.getValue().sequence);
                    save.setBoolean(2, entry.getValue().hasHeld);
                    save.setString(3, entry.getKey().tenant());
                    save.setString(4, entry.getKey().topic());
                    save.setObject(5, entry.getKey().stream());
                    save.addBatch();
                }
            }
            save.executeBatch();
        }
    }

    private void select(Connection connection, StreamKey any, List<StreamKey> keys) throws SQLException {
        String marks = keys.stream().map(key -> "?").collect(Collectors.joining(", "));
        try (var select = connection.prepareStatement(LOCK.formatted(marks))) {
            select.setString(1, any.tenant());
            select.setString(2, any.topic());
            int next = 3;
            for (StreamKey key : keys) {
                select.setObject(next++, key.stream());
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    positions.put(
                            new StreamKey(any.tenant(), any.topic(), UUID.fromString(row.getString(1))),
                            new Position(row.getLong(2), row.getBoolean(3)));
                }
            }
        }
    }
}
