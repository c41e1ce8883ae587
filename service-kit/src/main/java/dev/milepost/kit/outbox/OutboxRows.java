package dev.milepost.kit.outbox;

import dev.milepost.events.Event;
import dev.milepost.kit.eventlog.HashChain;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The relay's statements. It serves all tenants, so none of them names one. */
final class OutboxRows {
    private static final int LONGEST_REASON = 1000;

    // A stream with a parked row waits as a whole; there are none or very few of them.
    private static final String PENDING = """
            SELECT o.id, o.stream_id, o.sequence, o.type, o.payload, o.chain_hash FROM outbox o
            WHERE o.state = 0%s
              AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.state = 2 AND p.stream_id = o.stream_id)
            ORDER BY o.id LIMIT %d""";
    // In one statement, as a row at a time would cost as much as writing the rows did. Not prepared: each text is
    // another one, and the server would keep hundreds of them for each connection.
    private static final String PUBLISHED = "UPDATE outbox SET state = 1 WHERE id IN (%s)";
    private static final String NUMBERED =
            "UPDATE outbox SET state = 1, position = %2$d + FIELD(id, %1$s) WHERE id IN (%1$s)";
    private static final String PARK = "UPDATE outbox SET state = 2, parked_reason = ? WHERE id = ?";
    private static final String UNPARK = "UPDATE outbox SET state = 0, parked_reason = NULL WHERE state = 2";
    private static final String LAST_POSITION = "SELECT COALESCE(MAX(position), 0) FROM outbox";
    private static final String COUNT = "SELECT COUNT(*) FROM outbox WHERE state = ?";

    private OutboxRows() {}

    record Row(long id, String stream, long sequence, String type, String payload, byte @Nullable [] hash) {
        /** What goes out. */
        String message() {
            return hash == null ? payload : Event.sealed(payload, HashChain.text(hash));
        }
    }

    /** @param without those that were sent already; prepared only where there are none, as each list is another text */
    static List<Row> pending(Connection connection, int limit, Collection<Long> without) throws SQLException {
        if (without.isEmpty()) {
            try (var select = connection.prepareStatement(PENDING.formatted("", limit));
                    var result = select.executeQuery()) {
                return rows(result);
            }
        }
        try (var select = connection.createStatement();
                var result =
                        select.executeQuery(PENDING.formatted(" AND o.id NOT IN (" + numbers(without) + ")", limit))) {
            return rows(result);
        }
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(new Row(
                    result.getLong(1),
                    result.getString(2),
                    result.getLong(3),
                    result.getString(4),
                    result.getString(5),
                    result.getBytes(6)));
        }
        return rows;
    }

    /** Marks {@code rows}. */
    static void published(Connection connection, List<Row> rows) throws SQLException {
        change(connection, rows, PUBLISHED.formatted(numbers(ids(rows))));
    }

    /** Marks {@code rows} in their order, from the position behind {@code last}. */
    static void published(Connection connection, List<Row> rows, long last) throws SQLException {
        change(connection, rows, NUMBERED.formatted(numbers(ids(rows)), last));
    }

    private static void change(Connection connection, List<Row> rows, String sql) throws SQLException {
        if (!rows.isEmpty()) {
            try (var update = connection.createStatement()) {
                update.executeUpdate(sql);
            }
        }
    }

    private static List<Long> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }

    private static String numbers(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static void park(Connection connection, Row row, String reason) throws SQLException {
        try (var update = connection.prepareStatement(PARK)) {
            update.setString(1, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
            update.setLong(2, row.id());
            update.executeUpdate();
        }
    }

    static void unpark(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(UNPARK)) {
            update.executeUpdate();
        }
    }

    static long lastPosition(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(LAST_POSITION);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static long count(Connection connection, int state) throws SQLException {
        try (var select = connection.prepareStatement(COUNT)) {
            select.setInt(1, state);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
