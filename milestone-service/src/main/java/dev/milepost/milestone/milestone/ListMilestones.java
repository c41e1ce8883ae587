package dev.milepost.milestone.milestone;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.customfield.FieldQuery;
import dev.milepost.milestone.customfield.FieldTarget;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.schedule.CriticalPaths;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lists milestones that the caller may see, filtered and sorted, in one statement. */
@ApplicationScoped
public class ListMilestones {
    private final DataSource database;
    private final CurrentTenant tenant;
    private final Membership membership;
    private final FieldQuery fields;
    private final CriticalPaths critical;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ListMilestones(
            DataSource database,
            CurrentTenant tenant,
            Membership membership,
            FieldQuery fields,
            CriticalPaths critical,
            Paging paging,
            BusinessClock clock) {
        this.database = database;
        this.tenant = tenant;
        this.membership = membership;
        this.fields = fields;
        this.critical = critical;
        this.paging = paging;
        this.clock = clock;
    }

    public Page<MilestoneView> list(MilestoneFilter filter, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        MilestoneSort sort = MilestoneSort.of(filter.sort(), key -> fields.sort(FieldTarget.MILESTONE, key));
        String list = sort.bind(filter.toString());
        List<@Nullable String> after = paging.after(list, cursor);
        Instant now = clock.instant();
        MilestoneQuery query = new MilestoneQuery(
                tenant.get(),
                membership.viewer(),
                filter,
                fields.conditions(FieldTarget.MILESTONE, "m", filter.customFields()),
                sort,
                now);
        if (filter.critical() != null && after == null) { // the pages that follow stay with what the first one found
            critical.refresh(filter.contract());
        }
        try (Connection connection = database.getConnection()) {
            List<MilestoneRow> rows = read(connection, query, query.where(connection, after), limit + 1);
            return paging.page(
                    list,
                    rows,
                    limit,
                    row -> List.of(sort.write(row), row.state().id().toString()),
                    row -> row.view(now, filter.critical()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<MilestoneRow> read(Connection connection, MilestoneQuery query, SqlFilter where, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(query.sql(where))) {
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
}
