package dev.milepost.analytics.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One history table of one build: what is put is written in batches by {@link #flush}. A change that the columns do not
 * show makes no row; time never runs backwards within one thing, whatever the clocks of the writers said.
 */
final class Versions {
    /** The end of what still holds. */
    static final LocalDateTime FOR_EVER = LocalDateTime.of(9999, 12, 31, 0, 0);

    private final String tenant;
    private final int build;
    private final List<Column> columns;
    private final String statement;
    private final String close;
    private final String append;
    private final Map<UUID, Version> current = new HashMap<>();
    private final Set<UUID> read = new HashSet<>();
    private final Map<Version, LocalDateTime> closed = new LinkedHashMap<>();
    private final Set<Version> added = new LinkedHashSet<>();

    Versions(String tenant, int build, String table, String id, List<Column> columns) {
        this.tenant = tenant;
        this.build = build;
        this.columns = columns;
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        this.statement = "SELECT " + id + ", sequence, valid_from, valid_to, " + names + " FROM " + table
                + " FORCE INDEX (PRIMARY) WHERE tenant_id = ? AND build = ? AND " + id
                + " IN (?) AND valid_to = '9999-12-31'";
        this.close = "UPDATE " + table + " SET valid_to = ? WHERE tenant_id = ? AND build = ? AND " + id
                + " = ? AND sequence = ?";
        this.append = "INSERT INTO " + table + " (tenant_id, build, " + id + ", sequence, valid_from, valid_to, "
                + names + ") VALUES (" + String.join(", ", Collections.nCopies(columns.size() + 6, "?")) + ")";
    }

    /** A row; its identity is the object, as the same thing has many. */
    static final class Version {
        final UUID id;
        final long sequence;
        final LocalDateTime from;
        final List<@Nullable Object> values;
        LocalDateTime to = FOR_EVER;

        Version(UUID id, long sequence, LocalDateTime from, List<@Nullable Object> values) {
            this.id = id;
            this.sequence = sequence;
            this.from = from;
            this.values = values;
        }

        <T> @Nullable T get(int column, Class<T> type) {
            return type.cast(values.get(column));
        }

        /** When a change that is said to be of {@code at} is taken to be. */
        LocalDateTime notBefore(LocalDateTime at) {
            return at.isBefore(from) ? from : at;
        }
    }

    /** Reads what holds of {@code ids}, of all with one statement, so that {@link #current} need not for each. */
    void expect(Connection connection, Set<UUID> ids) throws SQLException {
        List<UUID> unknown = ids.stream().filter(read::add).toList();
        if (unknown.isEmpty()) {
            return;
        }
        String places = String.join(", ", Collections.nCopies(unknown.size(), "?"));
        try (var select = connection.prepareStatement(statement.replace("IN (?)", "IN (" + places + ")"))) {
            select.setString(1, tenant);
            select.setInt(2, build);
            for (int i = 0; i < unknown.size(); i++) {
                select.setObject(i + 3, unknown.get(i));
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (Column column : columns) {
                        values.add(row.getObject(column.name(), column.type()));
                    }
                    UUID id = row.getObject(1, UUID.class);
                    current.put(id, new Version(id, row.getLong(2), row.getObject(3, LocalDateTime.class), values));
                }
            }
        }
    }

    /** What holds of {@code id}; null when there is nothing or it has ended. */
    @Nullable
    Version current(Connection connection, UUID id) throws SQLException {
        expect(connection, Set.of(id));
        Version known = current.get(id);
        return known == null || !known.to.equals(FOR_EVER) ? null : known;
    }

    /** From {@code at} on {@code id} is as {@code values} say. */
    void put(Connection connection, UUID id, long sequence, LocalDateTime at, List<@Nullable Object> values)
            throws SQLException {
        Version before = current(connection, id);
        if (before != null && before.values.equals(values)) {
            return;
        }
        LocalDateTime from = before == null ? at : before.notBefore(at);
        if (before != null) {
            close(before, from);
        }
        Version now = new Version(id, sequence, from, values);
        current.put(id, now);
        added.add(now);
    }

    /** From {@code at} on there is no {@code id} any more. */
    void end(Connection connection, UUID id, LocalDateTime at) throws SQLException {
        Version before = current(connection, id);
        if (before != null) {
            close(before, before.notBefore(at));
        }
    }

    private void close(Version version, LocalDateTime at) {
        version.to = at;
        if (!added.contains(version)) {
            closed.put(version, at);
        }
    }

    void flush(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(close);
                var insert = connection.prepareStatement(append)) {
            for (var entry : closed.entrySet()) {
                update.setObject(1, entry.getValue());
                update.setString(2, tenant);
                update.setInt(3, build);
                update.setObject(4, entry.getKey().id);
                update.setLong(5, entry.getKey().sequence);
                update.addBatch();
            }
            for (Version version : added) {
                bind(insert, version);
                insert.addBatch();
            }
            if (!closed.isEmpty()) {
                update.executeBatch();
            }
            if (!added.isEmpty()) {
                insert.executeBatch();
            }
        }
        closed.clear();
        added.clear();
    }

    private void bind(PreparedStatement insert, Version version) throws SQLException {
        insert.setString(1, tenant);
        insert.setInt(2, build);
        insert.setObject(3, version.id);
        insert.setLong(4, version.sequence);
        insert.setObject(5, version.from);
        insert.setObject(6, version.to);
        int next = 7;
        for (Object value : version.values) {
            insert.setObject(next++, value);
        }
    }
}
