package dev.milepost.analytics.rollup;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the roll-ups of a scope. */
@ApplicationScoped
public class RollUpReader {
    // One statement, so that all figures of an answer are of one moment.
    static final String READ = """
            SELECT figure, day, status, currency, time_zone, n, amount FROM roll_up
            WHERE tenant_id = ? AND scope = ? AND figure IN ('MILESTONES', 'MET_VARIANCES', 'PAYMENTS')
            UNION ALL
            SELECT figure, day, status, currency, time_zone, n, amount FROM roll_up
            WHERE tenant_id = ? AND scope = ? AND figure IN ('OPEN_MILESTONES', 'DUE_PAYMENTS') AND day < ?""";

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
    public record Row(Cell cell, long n, BigDecimal amount) {}

    /** The cells of {@code scope} in the current tenant; of what has a due date only those before {@code before}. */
    public List<Row> read(UUID scope, LocalDate before) {
        try (Connection connection = database.getConnection();
                var read = connection.prepareStatement(READ)) {
            read.setString(1, tenant.get());
            read.setObject(2, scope);
            read.setString(3, tenant.get());
            read.setObject(4, scope);
            read.setLong(5, before.toEpochDay());
            List<Row> rows = new ArrayList<>();
            try (var row = read.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            new Cell(
                                    Figure.valueOf(row.getString(1)),
                                    row.getInt(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5)),
                            row.getLong(6),
                            row.getBigDecimal(7)));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the roll-ups", e);
        }
    }
}
