package dev.milepost.analytics.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The cells of a build, changed in bulk by the one who has the build's lock. */
final class RollUpCells {
    static final String READ = "SELECT scope, axis, v1, v2, block, data FROM roll_up_cell"
            + " WHERE tenant_id = ? AND build = ? AND (axis = ? AND scope = ? AND block = ? AND v1 = ? AND v2 = ?)";
    static final String WRITE = """
            INSERT INTO roll_up_cell (tenant_id, build, axis, scope, v1, v2, block, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE data = VALUES(data)""";
    static final String REMOVE = "DELETE FROM roll_up_cell WHERE tenant_id = ? AND build = ? AND axis = ? AND scope = ?"
            + " AND v1 = ? AND v2 = ? AND block = ?";
    private static final int AT_ONCE = 200;

    private final String tenant;
    private final int build;
    private final Map<CellKey, Tally> changes = new HashMap<>();

    RollUpCells(String tenant, int build) {
        this.tenant = tenant;
        this.build = build;
    }

    String tenant() {
        return tenant;
    }

    int build() {
        return build;
    }

    /** How many cells are to be written. */
    int size() {
        return changes.size();
    }

    /** Counts {@code contributions} in ({@code times} 1) or takes them back (-1). */
    void add(List<Contribution> contributions, int times) {
        Contribution.forEach(contributions, (key, tally) -> {
            Tally cell = changes.computeIfAbsent(key, none -> new Tally());
            cell.add(tally, times);
            if (!tally.counts(Section.REASONS).isEmpty()) {
                cell.keepFewReasons(); // or those of many milestones would fill the memory
            }
        });
    }

    /** A row of a cell; its name is that of a block, or of a quarter of one. */
    private record Row(CellKey cell, String name) implements Comparable<Row> {
        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::cell).thenComparing(Row::name);

        @Override
        public int compareTo(Row other) {
            return ORDER.compare(this, other);
        }
    }

    /** Writes what has changed; how many rows that were. */
    int flush(Connection connection) throws SQLException {
        Map<Row, Tally> rows = new TreeMap<>();
        changes.forEach((key, change) -> change.rows(Axis.named(key.axis()).byQuarter())
                .forEach((name, more) -> rows.put(new Row(key, name), more)));
        changes.clear();
        List<Row> keys = List.copyOf(rows.keySet());
        try (var write = connection.prepareStatement(WRITE);
                var remove = connection.prepareStatement(REMOVE)) {
            for (int from = 0; from < keys.size(); from += AT_ONCE) {
                flush(connection, write, remove, rows, keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
            }
        }
        return keys.size();
    }

    private void flush(
            Connection connection,
            PreparedStatement write,
            PreparedStatement remove,
            Map<Row, Tally> changed,
            List<Row> rows)
            throws SQLException {
        Map<Row, byte[]> stored = read(connection, rows);
        int removed = 0;
        for (Row row : rows) {
            Tally now = new Tally();
            byte[] before = stored.get(row);
            if (before != null) {
                Packed.addTo(now, before);
            }
            now.add(Objects.requireNonNull(changed.get(row)), 1);
            now.keepFewReasons();
            PreparedStatement statement = now.isEmpty() ? remove : write;
            bind(statement, row);
            if (now.isEmpty()) {
                removed++;
            } else {
                statement.setBytes(8, Packed.bytes(now));
            }
            statement.addBatch();
        }
        if (rows.size() > removed) {
            write.executeBatch();
        }
        if (removed > 0) {
            remove.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, Row row) throws SQLException {
        statement.setString(1, tenant);
        statement.setInt(2, build);
        statement.setString(3, row.cell().axis());
        statement.setString(4, row.cell().scope());
        statement.setString(5, row.cell().v1());
        statement.setString(6, row.cell().v2());
        statement.setString(7, row.name());
    }

    private Map<Row, byte[]> read(Connection connection, List<Row> rows) throws SQLException {
        int condition = READ.lastIndexOf('(');
        String any = String.join(" OR ", Collections.nCopies(rows.size(), READ.substring(condition)));
        Map<Row, byte[]> stored = new HashMap<>();
        try (var select = connection.prepareStatement(READ.substring(0, condition) + "(" + any + ")")) {
            int next = 1;
            select.setString(next++, tenant);
            select.setInt(next++, build);
            for (Row row : rows) {
                select.setString(next++, row.cell().axis());
                select.setString(next++, row.cell().scope());
                select.setString(next++, row.name());
                select.setString(next++, row.cell().v1());
                select.setString(next++, row.cell().v2());
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    CellKey cell = new CellKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                    stored.put(new Row(cell, row.getString(5)), row.getBytes(6));
                }
            }
        }
        return stored;
    }
}
