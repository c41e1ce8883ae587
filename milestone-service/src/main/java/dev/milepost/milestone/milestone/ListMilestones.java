package dev.milepost.milestone.milestone;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.customfield.FieldQuery;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.value.SqlFilter;
import dev.milepost.milestone.value.TextSearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lists milestones that the caller may see, filtered and sorted, in one statement. */
@ApplicationScoped
class ListMilestones {
    private static final String CONTRACT = " JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id";
    private static final String FROM = " FROM milestone m" + CONTRACT;
    private static final String FROM_FIELD = " FROM milestone_field sorted"
            + " JOIN milestone m ON m.tenant_id = sorted.tenant_id AND m.id = sorted.milestone_id" + CONTRACT;
    private static final String OPEN = "m.status IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED')";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Counterparty counterparty;
    private final FieldQuery fields;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ListMilestones(
            DataSource database,
            CurrentTenant tenant,
            Counterparty counterparty,
            FieldQuery fields,
            Paging paging,
            BusinessClock clock) {
        this.database = database;
        this.tenant = tenant;
        this.counterparty = counterparty;
        this.fields = fields;
        this.paging = paging;
        this.clock = clock;
    }

    Page<MilestoneView> list(MilestoneFilter filter, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = filter.toString();
        List<@Nullable String> after = paging.after(list, cursor);
        Instant now = clock.instant();
        MilestoneSort sort = MilestoneSort.of(filter.sort(), fields::sort);
        List<FieldQuery.Condition> conditions = fields.conditions(filter.customFields());
        try (Connection connection = database.getConnection()) {
            SqlFilter where = where(connection, filter, sort, after, now);
            conditions.forEach(condition -> condition.addTo(where));
            List<MilestoneRow> rows = read(connection, where, sort, limit + 1);
            return paging.page(
                    list,
                    rows,
                    limit,
                    row -> List.of(sort.write(row), row.state().id().toString()),
                    row -> row.view(now));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<MilestoneRow> read(Connection connection, SqlFilter where, MilestoneSort sort, int limit)
            throws SQLException {
        String direction = sort.isDescending() ? " DESC" : "";
        String sql = "SELECT " + MilestoneRow.COLUMNS + (sort.field() == null ? FROM : FROM_FIELD) + " WHERE "
                + where.sql() + " ORDER BY " + sort.column() + direction + ", " + sort.id() + direction + " LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setInt(where.bind(select), limit);
            List<MilestoneRow> rows = new ArrayList<>(limit);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(MilestoneRow.read(row));
                }
            }
            return rows;
        }
    }

    private SqlFilter where(
            Connection connection,
            MilestoneFilter filter,
            MilestoneSort sort,
            @Nullable List<@Nullable String> after,
            Instant now)
            throws SQLException {
        SqlFilter where = SqlFilter.ofTenant("m.tenant_id", tenant.get());
        if (sort.field() != null) {
            where.and(
                    "sorted.tenant_id = ? AND sorted.field_key = ?",
                    tenant.get(),
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
            PastDue past = PastDue.of(connection, tenant.get(), "m.due_sort", now);
            String overdue = OPEN + " AND " + past.sql();
            where.and(filter.overdue() ? overdue : "NOT (" + overdue + ")", past.values());
        }
        if (filter.blocked() != null) {
            where.and("m.blocked = ?", filter.blocked());
        }
        TextSearch.of(filter.text()).ifPresent(search -> search.addTo("m", where));
        counterparty.id().ifPresent(party -> where.and("""
                        EXISTS (SELECT 1 FROM contract_party mine WHERE mine.tenant_id = m.tenant_id
                          AND mine.contract_id = m.contract_id AND mine.party_id = ?)""", party));
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
