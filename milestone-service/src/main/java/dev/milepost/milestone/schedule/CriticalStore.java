package dev.milepost.milestone.schedule;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** What is kept of critical paths: the milestones on them, and the event of the contract that they were computed for. */
@ApplicationScoped
class CriticalStore {
    private static final String STALE = """
            SELECT t.contract_id FROM (
              SELECT DISTINCT d.contract_id FROM milestone_dependency d WHERE d.tenant_id = ?
              UNION SELECT p.contract_id FROM critical_path p WHERE p.tenant_id = ?) t
            JOIN event_stream s ON s.tenant_id = ? AND s.stream_id = t.contract_id
            LEFT JOIN critical_path k ON k.tenant_id = ? AND k.contract_id = t.contract_id
            WHERE k.sequence IS NULL OR k.sequence <> s.last_sequence LIMIT ?""";
    private static final String SEQUENCE = "SELECT sequence FROM critical_path WHERE tenant_id = ? AND contract_id = ?";
    private static final String HAS_DEPENDENCIES =
            "SELECT 1 FROM milestone_dependency WHERE tenant_id = ? AND contract_id = ? LIMIT 1";
    private static final String FORGET = "DELETE FROM critical_path WHERE tenant_id = ? AND contract_id = ?";
    private static final String KEEP = "REPLACE INTO critical_path (tenant_id, contract_id, sequence) VALUES (?, ?, ?)";
    private static final String FORGET_CALENDAR = """
            DELETE FROM critical_path WHERE tenant_id = ? AND contract_id IN
              (SELECT id FROM contract WHERE tenant_id = ? AND LOWER(calendar) = ?)""";
    private static final String CRITICAL =
            "SELECT id FROM milestone WHERE tenant_id = ? AND contract_id = ? AND critical = TRUE";
    private static final String MARK = "UPDATE milestone SET critical = ? WHERE tenant_id = ? AND id = ?";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    CriticalStore(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Up to {@code limit} contracts with dependencies that have changed since their paths were computed. */
    List<UUID> stale(int limit) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(STALE)) {
            for (int i = 1; i <= 4; i++) {
                select.setString(i, tenant.get());
            }
            select.setInt(5, limit);
            return List.copyOf(ids(select));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The event of the contract that its path was computed for; 0 when it never was. */
    long sequence(UUID contract) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(SEQUENCE)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hasDependencies(UUID contract) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(HAS_DEPENDENCIES)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The milestones of a contract that were found critical. */
    Set<UUID> critical(UUID contract) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(CRITICAL)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            return ids(select);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets the paths of contracts whose lags a calendar counts. */
    void forget(UUID calendar) {
        try (Connection connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET_CALENDAR)) {
            delete.setString(1, tenant.get());
            delete.setString(2, tenant.get());
            delete.setString(3, calendar.toString());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the path of a locked contract; nothing of one that has no dependencies any more. */
    void keep(UUID contract, long sequence, Set<UUID> now) {
        Set<UUID> before = critical(contract);
        Set<UUID> gone = new TreeSet<>(before);
        gone.removeAll(now);
        Set<UUID> come = new TreeSet<>(now);
        come.removeAll(before);
        boolean isForgotten = !hasDependencies(contract);
        try (Connection connection = database.getConnection();
                var keep = connection.prepareStatement(isForgotten ? FORGET : KEEP)) {
            mark(connection, false, gone);
            mark(connection, true, come);
            keep.setString(1, tenant.get());
            keep.setObject(2, contract);
            if (!isForgotten) {
                keep.setLong(3, sequence);
            }
            keep.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void mark(Connection connection, boolean critical, Collection<UUID> milestones) throws SQLException {
        if (milestones.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(MARK)) {
            for (UUID milestone : milestones) {
                update.setBoolean(1, critical);
                update.setString(2, tenant.get());
                update.setObject(3, milestone);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static Set<UUID> ids(java.sql.PreparedStatement select) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                ids.add(UUID.fromString(row.getString(1)));
            }
        }
        return ids;
    }
}
