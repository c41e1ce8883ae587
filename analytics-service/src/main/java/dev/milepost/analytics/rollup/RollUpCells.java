package dev.milepost.analytics.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of a build, changed in bulk by the one who has the build's lock. */
final class RollUpCells {
    static final String READ = "SELECT scope, axis, v1, v2, block, data FROM roll_up_cell"
            + " WHERE tenant_id = ? AND build = ? AND (axis = ? AND scope = ? AND v1 = ? AND v2 = ?)";
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

    /** Writes what has changed; how many rows that were. */
    int flush(Connection connection) throws SQLException {
        changes.values().removeIf(Tally::isEmpty);
        List<CellKey> keys = changes.keySet().stream().sorted().toList();
        int rows = 0;
        try (var write = connection.prepareStatement(WRITE);
                var remove = connection.prepareStatement(REMOVE)) {
            for (int from = 0; from < keys.size(); from += AT_ONCE) {
                rows += flush(connection, write, remove, keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
            }
        }
        changes.clear();
        return rows;
    }

    private int flush(Connection connection, PreparedStatement write, PreparedStatement remove, List<CellKey> keys)
            throws SQLException {
        var stored = read(connection, keys);
        List<CellKey> emptied = new ArrayList<>();
        int rows = 0;
        for (CellKey key : keys) {
            Tally change = changes.getOrDefault(key, new Tally());
            for (Block block : Block.values()) {
                Tally more = change.of(block);
                if (more.isEmpty()) {
                    continue;
                }
                rows++;
                Tally now = new Tally();
                byte[] before = stored.getOrDefault(key, Map.of()).get(block);
                if (before != null) {
                    Packed.addTo(now, before);
                }
                now.add(more, 1);
                now.keepFewReasons();
                PreparedStatement statement = now.isEmpty() ? remove : write;
                bind(statement, key, block);
                if (!now.isEmpty()) {
                    statement.setBytes(8, Packed.bytes(now));
                } else {
                    emptied.add(key);
                }
                statement.addBatch();
            }
        }
        if (rows > emptied.size()) {
            write.executeBatch();
        }
        if (!emptied.isEmpty()) {
            remove.executeBatch();
        }
        return rows;
    }

    private void bind(PreparedStatement statement, CellKey key, Block block) throws SQLException {
        statement.setString(1, tenant);
        statement.setInt(2, build);
        statement.setString(3, key.axis());
        statement.setString(4, key.scope());
        statement.setString(5, key.v1());
        statement.setString(6, key.v2());
        statement.setString(7, block.name());
    }

    private Map<CellKey, Map<Block, byte[]>> read(Connection connection, List<CellKey> keys) throws SQLException {
        int condition = READ.lastIndexOf('(');
        String any = String.join(" OR ", Collections.nCopies(keys.size(), READ.substring(condition)));
        Map<CellKey, Map<Block, byte[]>> stored = new HashMap<>();
        try (var select = connection.prepareStatement(READ.substring(0, condition) + "(" + any + ")")) {
            int next = 1;
            select.setString(next++, tenant);
            select.setInt(next++, build);
            for (CellKey key : keys) {
                select.setString(next++, key.axis());
                select.setString(next++, key.scope());
                select.setString(next++, key.v1());
                select.setString(next++, key.v2());
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    CellKey key = new CellKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                    stored.computeIfAbsent(key, none -> new HashMap<>())
                            .put(Block.valueOf(row.getString(5)), row.getBytes(6));
                }
            }
        }
        return stored;
    }
}
