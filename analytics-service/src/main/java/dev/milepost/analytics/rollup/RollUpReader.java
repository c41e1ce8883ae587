package dev.milepost.analytics.rollup;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the roll-ups of scopes that have no fact in common. */
@ApplicationScoped
public class RollUpReader {
    // The scopes stand where IN (?) is. One statement, so that all figures of an answer are of one moment.
    static final String READ = """
            SELECT figure, day, status, currency, time_zone, n, amount FROM roll_up
            WHERE tenant_id = ? AND scope IN (?) AND figure IN ('MILESTONES', 'MET_VARIANCES', 'PAYMENTS')
            UNION ALL
            SELECT figure, day, status, currency, time_zone, n, amount FROM roll_up
            WHERE tenant_id = ? AND scope IN (?) AND figure IN ('OPEN_MILESTONES', 'DUE_PAYMENTS') AND day < ?""";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    RollUpReader(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /**
     * What a cell holds.
     *
     * @param n how many facts are counted in it
     * @param amount the sum of their amounts
     */
    public record Row(Cell cell, long n, BigDecimal amount) {
        Row plus(Row other) {
            return new Row(cell, n + other.n, amount.add(other.amount));
        }
    }

    /** The cells of {@code scopes} together in the current tenant; of what has a due date only those before {@code before}. */
    public List<Row> read(List<UUID> scopes, LocalDate before) {
        try (Connection connection = database.getConnection();
                var read = connection.prepareStatement(READ.replace(
                        "IN (?)", "IN (" + String.join(", ", Collections.nCopies(scopes.size(), "?")) + ")"))) {
            int next = bind(read, 1, scopes);
            next = bind(read, next, scopes);
            read.setLong(next, before.toEpochDay());
            Map<Cell, Row> rows = new LinkedHashMap<>();
            try (var row = read.executeQuery()) {
                while (row.next()) {
                    Cell cell = new Cell(
                            Figure.valueOf(row.getString(1)),
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5));
                    rows.merge(cell, new Row(cell, row.getLong(6), row.getBigDecimal(7)), Row::plus);
                }
            }
            return List.copyOf(rows.values());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the roll-ups", e);
        }
    }

    private int bind(PreparedStatement read, int first, List<UUID> scopes) throws SQLException {
        int next = first;
        read.setString(next++, tenant.get());
        for (UUID scope : scopes) {
            read.setObject(next++, scope);
        }
        return next;
    }
}
