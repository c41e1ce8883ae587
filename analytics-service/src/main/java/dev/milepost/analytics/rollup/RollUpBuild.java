package dev.milepost.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Counts marked units anew: takes back what they were counted with, counts in what they are now. One at a time for a build,
 * by a lock; a unit that changes meanwhile stays marked. Everything commits together or not at all.
 */
@ApplicationScoped
public class RollUpBuild {
    static final String LOCK =
            "SELECT newest FROM roll_up_state WHERE tenant_id = ? AND build = ? FOR UPDATE SKIP LOCKED";
    static final String IS_THERE = "SELECT newest FROM roll_up_state WHERE tenant_id = ? AND build = ?";
    static final String FIRST =
            "INSERT IGNORE INTO roll_up_state (tenant_id, build, newest) VALUES (?, ?, '1000-01-01')";
    static final String DUE =
            "SELECT contract_id, unit_id, marks, at FROM roll_up_due WHERE tenant_id = ? AND build = ?"
                    + " ORDER BY contract_id, unit_id LIMIT 20000";
    static final String DONE = "DELETE FROM roll_up_due WHERE tenant_id = ? AND build = ? AND contract_id = ?"
            + " AND unit_id = ? AND marks = ?";
    static final String NEWEST =
            "UPDATE roll_up_state SET newest = GREATEST(newest, ?) WHERE tenant_id = ? AND build = ?";
    static final String COUNTED = "SELECT contract_id, unit_id, data FROM roll_up_counted"
            + " WHERE tenant_id = ? AND build = ? AND contract_id IN (?) AND unit_id IN (?)";
    static final String COUNT = """
            INSERT INTO roll_up_counted (tenant_id, build, contract_id, unit_id, data) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE data = VALUES(data)""";
    static final String COUNT_NO_MORE =
            "DELETE FROM roll_up_counted WHERE tenant_id = ? AND build = ? AND contract_id = ? AND unit_id = ?";
    private static final int MOST = 2_000;
    private static final int MOST_UNITS = 20_000;
    private static final int AT_ONCE = 500;

    private final DataSource database;

    @Inject
    RollUpBuild(DataSource database) {
        this.database = database;
    }

    private record Mark(long marks, LocalDateTime at) {}

    /** Counts the next units; false when there is none, or another replica is at it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean goOn(String tenant, int build) {
        try (Connection connection = database.getConnection()) {
            if (!lock(connection, tenant, build)) {
                return false;
            }
            Map<Unit, Mark> due = due(connection, tenant, build);
            if (due.isEmpty()) {
                return false;
            }
            RollUpUnits reader = new RollUpUnits(connection, tenant, build);
            Set<Unit> units = new TreeSet<>();
            Map<Unit, Mark> taken = new TreeMap<>();
            for (var mark : due.entrySet()) {
                if (units.size() >= MOST_UNITS) {
                    break; // a contract may have many
                }
                units.addAll(reader.each(List.of(mark.getKey())));
                taken.put(mark.getKey(), mark.getValue());
            }
            count(connection, tenant, build, reader, units);
            done(connection, tenant, build, taken);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot roll up " + tenant + " " + build, e);
        }
    }

    /** Whether more is marked than answers count themselves. */
    public boolean isBehind(String tenant, int build) {
        try (Connection connection = database.getConnection()) {
            return due(connection, tenant, build).size() >= MOST;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what is due of " + tenant + " " + build, e);
        }
    }

    private static void count(Connection connection, String tenant, int build, RollUpUnits reader, Set<Unit> units)
            throws SQLException {
        Map<Unit, byte[]> before = counted(connection, tenant, build, List.copyOf(units));
        Map<Unit, Contribution> now = reader.contributions(units);
        RollUpCells cells = new RollUpCells(tenant, build);
        try (var count = connection.prepareStatement(COUNT);
                var countNoMore = connection.prepareStatement(COUNT_NO_MORE)) {
            boolean more = false;
            boolean fewer = false;
            for (Unit unit : units) {
                byte[] was = before.get(unit);
                Contribution contribution = now.get(unit);
                byte[] is = contribution == null ? null : StoredContribution.bytes(contribution);
                if (Arrays.equals(was, is)) {
                    continue;
                }
                if (was != null) {
                    cells.add(StoredContribution.of(was), -1);
                }
                var statement = is == null ? countNoMore : count;
                statement.setString(1, tenant);
                statement.setInt(2, build);
                statement.setObject(3, unit.contract());
                statement.setObject(4, unit.id());
                if (contribution != null) {
                    cells.add(contribution, 1);
                    statement.setBytes(5, is);
                    more = true;
                } else {
                    fewer = true;
                }
                statement.addBatch();
            }
            if (more) {
                count.executeBatch();
            }
            if (fewer) {
                countNoMore.executeBatch();
            }
        }
        cells.flush(connection);
    }

    /** Takes the build's lock; false when another replica has it. */
    private static boolean lock(Connection connection, String tenant, int build) throws SQLException {
        if (finds(connection, LOCK, tenant, build)) {
            return true;
        }
        if (finds(connection, IS_THERE, tenant, build)) {
            return false;
        }
        try (var first = connection.prepareStatement(FIRST)) {
            first.setString(1, tenant);
            first.setInt(2, build);
            return first.executeUpdate() == 1;
        }
    }

    private static boolean finds(Connection connection, String statement, String tenant, int build)
            throws SQLException {
        try (var select = connection.prepareStatement(statement)) {
            select.setString(1, tenant);
            select.setInt(2, build);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Map<Unit, Mark> due(Connection connection, String tenant, int build) throws SQLException {
        Map<Unit, Mark> due = new TreeMap<>();
        try (var select = connection.prepareStatement(DUE)) {
            select.setString(1, tenant);
            select.setInt(2, build);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    due.put(
                            new Unit(RollUpUnits.id(row, 1), RollUpUnits.id(row, 2)),
                            new Mark(row.getLong(3), row.getObject(4, LocalDateTime.class)));
                }
            }
        }
        return due;
    }

    private static Map<Unit, byte[]> counted(Connection connection, String tenant, int build, List<Unit> units)
            throws SQLException {
        Map<Unit, byte[]> counted = new HashMap<>();
        for (int from = 0; from < units.size(); from += AT_ONCE) {
            List<Unit> some = units.subList(from, Math.min(units.size(), from + AT_ONCE));
            List<UUID> contracts = some.stream().map(Unit::contract).distinct().toList();
            String statement = COUNTED.replace(
                            "contract_id IN (?)", "contract_id IN (" + places(contracts.size()) + ")")
                    .replace("unit_id IN (?)", "unit_id IN (" + places(some.size()) + ")");
            try (var select = connection.prepareStatement(statement)) {
                int next = 1;
                select.setString(next++, tenant);
                select.setInt(next++, build);
                for (UUID contract : contracts) {
                    select.setObject(next++, contract);
                }
                for (Unit unit : some) {
                    select.setObject(next++, unit.id());
                }
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        counted.put(new Unit(RollUpUnits.id(row, 1), RollUpUnits.id(row, 2)), row.getBytes(3));
                    }
                }
            }
        }
        return counted;
    }

    private static String places(int n) {
        return String.join(", ", Collections.nCopies(n, "?"));
    }

    private static void done(Connection connection, String tenant, int build, Map<Unit, Mark> due) throws SQLException {
        LocalDateTime newest = due.values().stream()
                .map(Mark::at)
                .max(LocalDateTime::compareTo)
                .orElseThrow();
        try (var done = connection.prepareStatement(DONE);
                var remember = connection.prepareStatement(NEWEST)) {
            for (var mark : due.entrySet()) {
                done.setString(1, tenant);
                done.setInt(2, build);
                done.setObject(3, mark.getKey().contract());
                done.setObject(4, mark.getKey().id());
                done.setLong(5, mark.getValue().marks());
                done.addBatch();
            }
            done.executeBatch();
            remember.setObject(1, newest);
            remember.setString(2, tenant);
            remember.setInt(3, build);
            remember.executeUpdate();
        }
    }
}
