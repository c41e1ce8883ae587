package dev.milepost.milestone.portfolio;

import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.PastDue;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts the open milestones of ACTIVE contracts that the caller may see, by owner or team and by week, in one statement. */
@ApplicationScoped
class ReadWorkload {
    /** Overdue ones have no week. */
    static final String OPEN = """
            SELECT w.who, p.name, w.week, w.number FROM (
              SELECT %1$s AS who, IF(%2$s, NULL, DATE_SUB(m.due_date, INTERVAL WEEKDAY(m.due_date) DAY)) AS week,
                COUNT(*) AS number
              FROM milestone m JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id
              WHERE m.tenant_id = ? AND m.status IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED')
                AND m.due_date IS NOT NULL AND (m.due_sort <= ? AND m.due_sort >= ? OR %2$s) AND c.status = 'ACTIVE' AND %3$s
              GROUP BY who, week) w
            LEFT JOIN person p ON p.tenant_id = ? AND p.id = %4$s
            ORDER BY w.who, w.week""";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Membership membership;
    private final BusinessClock clock;

    @Inject
    ReadWorkload(DataSource database, CurrentTenant tenant, Membership membership, BusinessClock clock) {
        this.database = database;
        this.tenant = tenant;
        this.membership = membership;
        this.clock = clock;
    }

    private static final class Sum {
        private final @Nullable String name;
        private final List<WorkloadView.Week> weeks = new ArrayList<>();
        private long overdue;

        Sum(@Nullable String name) {
            this.name = name;
        }

        void add(@Nullable LocalDate week, long number) {
            if (week == null) {
                overdue = number;
            } else {
                weeks.add(new WorkloadView.Week(week, number));
            }
        }

        WorkloadView.Share share(String who, boolean byOwner) {
            boolean isSomebody = !who.isEmpty();
            return new WorkloadView.Share(
                    isSomebody && byOwner ? UUID.fromString(who) : null,
                    name,
                    isSomebody && !byOwner ? who : null,
                    overdue,
                    weeks.stream().mapToLong(WorkloadView.Week::due).sum(),
                    weeks);
        }
    }

    WorkloadView get(Period period, WorkloadView.By by) {
        boolean byOwner = by == WorkloadView.By.OWNER;
        Map<String, Sum> sums = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            PastDue past = PastDue.of(connection, tenant.get(), "m.due_sort", clock.instant());
            SqlFilter seen = membership.viewer().addTo(new SqlFilter().and("1 = 1"), "m", "c");
            String sql = OPEN.formatted(
                    byOwner ? "m.owner_id" : "m.team", past.sql(), seen.sql(), byOwner ? "w.who" : "NULL");
            try (var select = connection.prepareStatement(sql)) {
                int next = new SqlFilter()
                        .and(past.sql(), past.values())
                        .and("m.tenant_id = ?", tenant.get())
                        .and("m.due_sort <= ?", period.to())
                        .and("m.due_sort >= ?", period.from())
                        .and(past.sql(), past.values())
                        .bind(select);
                next = seen.bind(select, next);
                select.setString(next, tenant.get());
                read(select.executeQuery(), sums);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new WorkloadView(
                period.from(),
                period.to(),
                sums.entrySet().stream()
                        .map(one -> one.getValue().share(one.getKey(), byOwner))
                        .sorted(Comparator.comparingLong((WorkloadView.Share one) -> one.overdue() + one.due())
                                .reversed())
                        .toList());
    }

    private static void read(ResultSet row, Map<String, Sum> sums) throws SQLException {
        try (row) {
            while (row.next()) {
                String who = row.getString(1);
                String name = row.getString(2);
                sums.computeIfAbsent(who == null ? "" : who, nobody -> new Sum(name))
                        .add(row.getObject(3, LocalDate.class), row.getLong(4));
            }
        }
    }
}
