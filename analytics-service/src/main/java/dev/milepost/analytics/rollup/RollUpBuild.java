package dev.milepost.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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
            "UPDATE roll_up_state SET newest = GREATEST(newest, ?), version = UUID() WHERE tenant_id = ? AND build = ?";
    static final String COUNTED = "SELECT contract_id, unit_id, data FROM roll_up_counted"
            + " WHERE tenant_id = ? AND build = ? AND (contract_id = ? AND unit_id IN (?))";
    static final String COUNT = """
            INSERT INTO roll_up_counted (tenant_id, build, contract_id, unit_id, data) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE data = VALUES(data)""";
    static final String COUNT_NO_MORE =
            "DELETE FROM roll_up_counted WHERE tenant_id = ? AND build = ? AND contract_id = ? AND unit_id = ?";
    private static final int MOST = 2_000;
    /** The more units at once, the less often a cell is written; what they changed is held in the memory until then. */
    private static final int MOST_UNITS = 200_000;

    private static final int MOST_CELLS = 30_000;
    private static final int MILESTONES_OF_A_CONTRACT = 100; // about
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
            RollUpCells cells = new RollUpCells(tenant, build);
            List<Unit> marked = List.copyOf(due.keySet());
            Map<Unit, Mark> taken = new TreeMap<>();
            int units = 0;
            for (int from = 0; from < marked.size() && units < MOST_UNITS && cells.size() < MOST_CELLS; ) {
                List<Unit> some = marked.subList(from, end(marked, from));
                List<Unit> each = List.copyOf(reader.each(some));
                for (int i = 0; i < each.size(); i += AT_ONCE) {
                    count(connection, reader, each.subList(i, Math.min(each.size(), i + AT_ONCE)), cells);
                }
                units += each.size();
                some.forEach(unit -> taken.put(unit, Objects.requireNonNull(due.get(unit))));
                from += some.size();
            }
            cells.flush(connection);
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

    /** Where the marks end that are about as many units as are read at once. */
    private static int end(List<Unit> marked, int from) {
        int end = from;
        for (int units = 0; end < marked.size() && units < AT_ONCE; end++) {
            units += marked.get(end).id().equals(Unit.ALL) ? MILESTONES_OF_A_CONTRACT : 1;
        }
        return end;
    }

    /** Counts {@code units} anew, the cells in the memory only. */
    private static void count(Connection connection, RollUpUnits reader, List<Unit> units, RollUpCells cells)
            throws SQLException {
        Map<Unit, byte[]> before = counted(connection, cells, units);
        Map<Unit, Contribution> now = reader.contributions(units);
        List<Contribution> less = new ArrayList<>();
        List<Contribution> more = new ArrayList<>();
        try (var count = connection.prepareStatement(COUNT);
                var countNoMore = connection.prepareStatement(COUNT_NO_MORE)) {
            boolean fewer = false;
            for (Unit unit : units) {
                byte[] was = before.get(unit);
                Contribution contribution = now.get(unit);
                byte[] is = contribution == null ? null : StoredContribution.bytes(contribution);
                if (Arrays.equals(was, is)) {
                    continue;
                }
                if (was != null) {
                    less.add(StoredContribution.of(was));
                }
                var statement = is == null ? countNoMore : count;
                statement.setString(1, cells.tenant());
                statement.setInt(2, cells.build());
                statement.setObject(3, unit.contract());
                statement.setObject(4, unit.id());
                if (contribution != null) {
                    more.add(contribution);
                    statement.setBytes(5, is);
                } else {
                    fewer = true;
                }
                statement.addBatch();
            }
            if (!more.isEmpty()) {
                count.executeBatch();
            }
            if (fewer) {
                countNoMore.executeBatch();
            }
        }
        cells.add(less, -1);
        cells.add(more, 1);
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

    /** With what some units were counted; each is looked up by its key, however many contracts they are of. */
    private static Map<Unit, byte[]> counted(Connection connection, RollUpCells cells, List<Unit> units)
            throws SQLException {
        Map<UUID, List<Unit>> contracts = new LinkedHashMap<>();
        units.forEach(unit -> contracts
                .computeIfAbsent(unit.contract(), none -> new ArrayList<>())
                .add(unit));
        int condition = COUNTED.lastIndexOf('(', COUNTED.indexOf("contract_id = ?"));
        String ofContract = COUNTED.substring(condition);
        String any = contracts.values().stream()
                .map(some -> ofContract.replace("IN (?)", "IN (" + places(some.size()) + ")"))
                .collect(Collectors.joining(" OR "));
        Map<Unit, byte[]> counted = new HashMap<>();
        try (var select = connection.prepareStatement(COUNTED.substring(0, condition) + "(" + any + ")")) {
            int next = 1;
            select.setString(next++, cells.tenant());
            select.setInt(next++, cells.build());
            for (var contract : contracts.entrySet()) {
                select.setObject(next++, contract.getKey());
                for (Unit unit : contract.getValue()) {
                    select.setObject(next++, unit.id());
                }
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    counted.put(new Unit(RollUpUnits.id(row, 1), RollUpUnits.id(row, 2)), row.getBytes(3));
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
