package dev.milepost.analytics.rollup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notes which units of a build changed, in the transaction that changes them. {@link RollUpJob} counts them anew soon; until
 * then answers do it for themselves.
 */
public final class RollUpMarks {
    static final String MARK = """
            INSERT INTO roll_up_due (tenant_id, build, contract_id, unit_id, marks, at) VALUES (?, ?, ?, ?, 1, ?)
            ON DUPLICATE KEY UPDATE marks = marks + 1, at = GREATEST(at, VALUES(at))""";

    private final String tenant;
    private final int build;
    private final Map<Unit, LocalDateTime> units =
            new TreeMap<>(); // in one order, so that writers never wait in a circle

    public RollUpMarks(String tenant, int build) {
        this.tenant = tenant;
        this.build = build;
    }

    /** {@code unit} changed at {@code at}. */
    public void add(Unit unit, LocalDateTime at) {
        units.merge(unit, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Writes the marks. */
    public void flush(Connection connection) throws SQLException {
        if (units.isEmpty()) {
            return;
        }
        try (var mark = connection.prepareStatement(MARK)) {
            for (var unit : units.entrySet()) {
                mark.setString(1, tenant);
                mark.setInt(2, build);
                mark.setObject(3, unit.getKey().contract());
                mark.setObject(4, unit.getKey().id());
                mark.setObject(5, unit.getValue());
                mark.addBatch();
            }
            mark.executeBatch();
        }
        units.clear();
    }
}
