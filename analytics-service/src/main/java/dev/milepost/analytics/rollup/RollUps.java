package dev.milepost.analytics.rollup;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps the roll-ups in step with the facts. All changes of a transaction to a cell are one delta, and the deltas are
 * written last and in one order, so that the rows all streams of a tenant share are locked briefly and never in a circle.
 */
@TransactionScoped
public class RollUps {
    static final String CHANGE = """
            INSERT INTO roll_up (tenant_id, scope, figure, day, status, currency, time_zone, n, amount)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE n = n + VALUES(n), amount = amount + VALUES(amount)""";
    static final String REMOVE_EMPTY = """
            DELETE FROM roll_up
            WHERE tenant_id = ? AND scope = ? AND figure = ? AND day = ? AND status = ? AND currency = ?
              AND time_zone = ? AND n = 0""";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Map<Key, Delta> deltas = new TreeMap<>();

    @Inject
    RollUps(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    private record Key(UUID scope, Cell cell) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byScope = scope.compareTo(other.scope);
            return byScope != 0 ? byScope : cell.compareTo(other.cell);
        }

        int bind(PreparedStatement statement, String tenant) throws SQLException {
            statement.setString(1, tenant);
            statement.setObject(2, scope);
            statement.setString(3, cell.figure().name());
            statement.setInt(4, cell.day());
            statement.setString(5, cell.status());
            statement.setString(6, cell.currency());
            statement.setString(7, cell.timeZone());
            return 8;
        }
    }

    private record Delta(long n, BigDecimal amount) {
        Delta plus(Delta other) {
            return new Delta(n + other.n, amount.add(other.amount));
        }

        boolean isNothing() {
            return n == 0 && amount.signum() == 0;
        }
    }

    /** Counts {@code shares} in. */
    public void add(Standing standing, List<Share> shares) {
        change(standing, shares, 1);
    }

    /** Takes {@code shares} back. */
    public void subtract(Standing standing, List<Share> shares) {
        change(standing, shares, -1);
    }

    private void change(Standing standing, List<Share> shares, int sign) {
        for (Share share : shares) {
            Delta delta = new Delta(sign, share.amount().multiply(BigDecimal.valueOf(sign)));
            for (UUID scope : standing.scopes()) {
                deltas.merge(new Key(scope, share.cell()), delta, Delta::plus);
            }
        }
    }

    /** Writes the deltas. */
    public void flush() {
        deltas.values().removeIf(Delta::isNothing);
        if (deltas.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                var change = connection.prepareStatement(CHANGE);
                var removeEmpty = connection.prepareStatement(REMOVE_EMPTY)) {
            boolean fewer = false;
            for (var entry : deltas.entrySet()) {
                int next = entry.getKey().bind(change, tenant.get());
                change.setLong(next, entry.getValue().n());
                change.setBigDecimal(next + 1, entry.getValue().amount());
                change.addBatch();
                if (entry.getValue().n() < 0) {
                    entry.getKey().bind(removeEmpty, tenant.get());
                    removeEmpty.addBatch();
                    fewer = true;
                }
            }
            change.executeBatch();
            if (fewer) {
                removeEmpty.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change the roll-ups", e);
        }
        deltas.clear();
    }
}
