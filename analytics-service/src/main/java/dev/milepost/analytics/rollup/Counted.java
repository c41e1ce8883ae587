package dev.milepost.analytics.rollup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * How far a tenant's cells are counted, by which kept ones are known to be right.
 *
 * @param version another one after each change of a cell
 * @param newest when the newest of what is counted happened
 * @param due whether anything is not yet counted
 */
public record Counted(String version, LocalDateTime newest, boolean due) {
    /** What {@link #of} reads, from {@link #TABLES}. */
    public static final String COLUMNS = """
            s.version, s.newest,
              EXISTS (SELECT 1 FROM roll_up_due d WHERE d.tenant_id = b.tenant_id AND d.build = b.live) AS due""";

    /** Of the tenant of {@code b}; no row before the first event. */
    public static final String TABLES =
            "history_build b JOIN roll_up_state s ON s.tenant_id = b.tenant_id AND s.build = b.live";

    /** From the first columns of a row. */
    public static Counted of(ResultSet row) throws SQLException {
        return new Counted(
                Objects.requireNonNull(row.getString(1)),
                Objects.requireNonNull(row.getObject(2, LocalDateTime.class)),
                row.getBoolean(3));
    }

    /** Whether cells of {@code version} are still right, and as of {@code at}. */
    boolean allows(String version, LocalDateTime at) {
        return this.version.equals(version) && !newest.isAfter(at) && !due;
    }
}
