package dev.milepost.milestone.milestone;

import dev.milepost.milestone.customfield.FieldQuery;
import dev.milepost.milestone.member.Viewer;
import dev.milepost.milestone.value.SqlFilter;
import dev.milepost.milestone.value.TextSearch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a list of milestones.
 *
 * @param viewer who looks
 * @param conditions what custom fields are filtered by
 */
record MilestoneQuery(
        String tenant,
        Viewer viewer,
        MilestoneFilter filter,
        List<FieldQuery.Condition> conditions,
        MilestoneSort sort,
        Instant now) {
    private static final String CONTRACT = " JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id";
    private static final String FROM = " FROM milestone m" + CONTRACT;
    // In the order of the field: left alone, the optimizer sorts all milestones.
    private static final String FROM_FIELD = " FROM milestone_field sorted"
            + " STRAIGHT_JOIN milestone m ON m.tenant_id = sorted.tenant_id AND m.id = sorted.milestone_id" + CONTRACT;
    private static final String OPEN = "m.status IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED')";

    /** The statement; its parameters are those of {@code where} and the number of rows. */
    String sql(SqlFilter where) {
        String direction = sort.isDescending() ? " DESC" : "";
        return "SELECT " + MilestoneRow.COLUMNS + (sort.field() == null ? FROM : FROM_FIELD) + " WHERE " + where.sql()
                + " ORDER BY " + sort.column() + direction + ", " + sort.id() + direction + " LIMIT ?";
    }

    /** @param after the sort key to read on from; null on the first page */
    SqlFilter where(Connection connection, @Nullable List<@Nullable String> after) throws SQLException {
        SqlFilter where = SqlFilter.ofTenant("m.tenant_id", tenant);
        if (sort.field() != null) {
            where.and(
                    "sorted.tenant_id = ? AND sorted.field_key = ?",
                    tenant,
                    sort.field().key());
        }
        if (filter.contract() != null) {
            where.and("m.contract_id = ?", filter.contract());
        }
        if (filter.owner() != null) {
            where.and("m.owner_id = ?", filter.owner());
        }
        if (filter.team() != null) {
            where.and("m.team = ?", filter.team());
        }
        if (filter.watcher() != null) {
            where.and("""
                        EXISTS (SELECT 1 FROM milestone_watcher w WHERE w.tenant_id = m.tenant_id
                          AND w.milestone_id = m.id AND w.person_id = ?)""", filter.watcher());
        }
        if (filter.tag() != null) {
            where.and("""
                        EXISTS (SELECT 1 FROM milestone_tag t WHERE t.tenant_id = m.tenant_id
                          AND t.milestone_id = m.id AND t.tag = ?)""", filter.tag());
        }
        if (filter.dueFrom() != null) {
            where.and("m.due_sort >= ?", filter.dueFrom());
        }
        if (filter.dueTo() != null) {
            where.and("m.due_sort <= ?", filter.dueTo()).and("m.due_date IS NOT NULL");
        }
        where.andIn("m.status", filter.status()).andIn("m.type", filter.type());
        if (filter.overdue() != null) {
            PastDue past = PastDue.of(connection, tenant, "m.due_sort", now);
            String overdue = OPEN + " AND " + past.sql();
            where.and(filter.overdue() ? overdue : "NOT (" + overdue + ")", past.values());
        }
        if (filter.blocked() != null) {
            where.and("m.blocked = ?", filter.blocked());
        }
        if (filter.atRisk() != null) {
            AtRisk.addTo(where, filter.atRisk(), connection, tenant, now);
        }
        if (filter.critical() != null) {
            where.and("m.critical = ?", filter.critical());
        }
        TextSearch.of(filter.text()).ifPresent(search -> search.addTo("m", where));
        viewer.addTo(where, "m", "c");
        conditions.forEach(condition -> condition.addTo(where));
        if (after != null) {
            Object key = sort.read(String.valueOf(after.get(0)));
            String beyond = sort.isDescending() ? "<" : ">";
            where.and(
                    "(%1$s %3$s ? OR (%1$s = ? AND %2$s %3$s ?))".formatted(sort.column(), sort.id(), beyond),
                    key,
                    key,
                    UUID.fromString(String.valueOf(after.get(1))));
        }
        return where;
    }
}
