package dev.milepost.milestone.approval;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.gate.GateVotes;
import dev.milepost.milestone.gate.Voter;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.PastDue;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything that waits for a decision of the caller, what is due first before the rest: submitted milestones with a gate,
 * amendments, and requests for a later date.
 */
@ApplicationScoped
class PendingApprovals {
    /** Each half is cut to the page by its index before they are put together. */
    static final String PAGE = """
            SELECT %s FROM (
              (SELECT 'MILESTONE' AS kind, w.milestone_id AS item_id, w.due_sort, m.contract_id FROM gate_waiting w
                JOIN milestone m ON m.tenant_id = w.tenant_id AND m.id = w.milestone_id
                JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id
                WHERE %s GROUP BY w.due_sort, w.milestone_id ORDER BY w.due_sort, w.milestone_id LIMIT ?)
              UNION ALL
              (SELECT w.kind, w.item_id, w.due_sort, w.contract_id FROM agreement_waiting w
                JOIN contract c ON c.tenant_id = w.tenant_id AND c.id = w.contract_id
                  AND c.status IN ('ACTIVE', 'SUSPENDED')
                LEFT JOIN extension_request e ON e.tenant_id = w.tenant_id AND e.id = w.item_id
                LEFT JOIN milestone em ON em.tenant_id = e.tenant_id AND em.id = e.milestone_id
                WHERE %s AND (em.id IS NULL OR em.status NOT IN ('MET', 'MISSED', 'WAIVED', 'CANCELLED'))
                GROUP BY w.due_sort, w.item_id ORDER BY w.due_sort, w.item_id LIMIT ?)) page
            JOIN contract c ON c.tenant_id = ? AND c.id = page.contract_id
            LEFT JOIN milestone m ON m.tenant_id = c.tenant_id AND m.id = page.item_id
            LEFT JOIN amendment a ON a.tenant_id = c.tenant_id AND a.id = page.item_id
            LEFT JOIN extension_request e ON e.tenant_id = c.tenant_id AND e.id = page.item_id
            LEFT JOIN milestone em ON em.tenant_id = e.tenant_id AND em.id = e.milestone_id
            ORDER BY page.due_sort, page.item_id LIMIT ?""";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Membership membership;
    private final GateVotes votes;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    PendingApprovals(
            DataSource database,
            CurrentTenant tenant,
            Membership membership,
            GateVotes votes,
            Paging paging,
            BusinessClock clock) {
        this.database = database;
        this.tenant = tenant;
        this.membership = membership;
        this.votes = votes;
        this.paging = paging;
        this.clock = clock;
    }

    /**
     * A page of them; it may be shorter than asked for, as what the caller submitted or approved already is left out of it.
     *
     * @param overdue only those whose approvals are (or are not) due before today in their contract's time zone
     */
    Page<PendingApproval> list(@Nullable Boolean overdue, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        Voter caller = votes.caller();
        String list = "approvals of " + caller.personId() + "?overdue=" + overdue;
        List<@Nullable String> after = paging.after(list, cursor);
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            Page<WaitingRow> page = paging.page(
                    list,
                    read(
                            connection,
                            where(connection, "m", "w.milestone_id", caller, overdue, after, now),
                            where(connection, "w", "w.item_id", caller, overdue, after, now),
                            limit + 1),
                    limit,
                    one -> List.of(one.dueSort().toString(), one.id().toString()),
                    one -> one);
            return new Page<>(
                    page.items().stream()
                            .filter(one -> one.isFor(caller.having(role -> membership.allows(one.members(), role))))
                            .map(one -> one.view(now))
                            .toList(),
                    page.nextCursor());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private SqlFilter where(
            Connection connection,
            String rows,
            String id,
            Voter caller,
            @Nullable Boolean overdue,
            @Nullable List<@Nullable String> after,
            Instant now)
            throws SQLException {
        SqlFilter where = SqlFilter.ofTenant("w.tenant_id", tenant.get()).andIn("w.approver", caller.keys());
        if (overdue != null) {
            PastDue past = PastDue.of(connection, tenant.get(), "w.due_sort", now);
            where.and(overdue ? past.sql() : "NOT " + past.sql(), past.values());
        }
        membership.viewer().addTo(where, rows, "c");
        if (after != null) {
            LocalDate due = LocalDate.parse(String.valueOf(after.get(0)));
            where.and(
                    "(w.due_sort > ? OR (w.due_sort = ? AND " + id + " > ?))",
                    due,
                    due,
                    UUID.fromString(String.valueOf(after.get(1))));
        }
        return where;
    }

    private List<WaitingRow> read(Connection connection, SqlFilter milestones, SqlFilter agreements, int limit)
            throws SQLException {
        try (var select =
                connection.prepareStatement(PAGE.formatted(WaitingRow.COLUMNS, milestones.sql(), agreements.sql()))) {
            int next = milestones.bind(select);
            select.setInt(next, limit);
            next = agreements.bind(select, next + 1);
            select.setInt(next, limit);
            select.setString(next + 1, tenant.get());
            select.setInt(next + 2, limit);
            List<WaitingRow> waiting = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(WaitingRow.read(row));
                }
            }
            return waiting;
        }
    }
}
