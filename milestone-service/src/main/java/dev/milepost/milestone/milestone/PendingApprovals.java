package dev.milepost.milestone.milestone;

import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.gate.GateVotes;
import dev.milepost.milestone.gate.Voter;
import dev.milepost.milestone.member.MemberList;
import dev.milepost.milestone.member.Membership;
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

/** The submitted milestones whose gates wait for the caller, those that are due first before the others. */
@ApplicationScoped
class PendingApprovals {
    private static final String PAGE = """
            SELECT %s, page.due_sort, c.access, c.members FROM (
              SELECT w.due_sort, w.milestone_id FROM gate_waiting w
              %s WHERE %s
              GROUP BY w.due_sort, w.milestone_id ORDER BY w.due_sort, w.milestone_id LIMIT ?) page
            JOIN milestone m ON m.tenant_id = ? AND m.id = page.milestone_id
            JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id
            ORDER BY page.due_sort, page.milestone_id""";
    private static final String WITH_CONTRACT = """
            JOIN milestone m ON m.tenant_id = w.tenant_id AND m.id = w.milestone_id
            JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id""";

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

    private record Waiting(MilestoneRow row, LocalDate due, MemberList members) {}

    /**
     * A page of them; it may be shorter than asked for, as what the caller submitted or approved already is left out of it.
     *
     * @param overdue only those whose approvals are (or are not) due before today in their contract's time zone
     */
    Page<MilestoneView> list(@Nullable Boolean overdue, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        Voter caller = votes.caller();
        String list = "approvals of " + caller.personId() + "?overdue=" + overdue;
        List<@Nullable String> after = paging.after(list, cursor);
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            SqlFilter where = where(connection, caller, overdue, after, now);
            Page<Waiting> page = paging.page(
                    list,
                    read(connection, where, limit + 1),
                    limit,
                    one -> List.of(one.due.toString(), one.row.state().id().toString()),
                    one -> one);
            return new Page<>(
                    page.items().stream()
                            .filter(one -> mayApprove(caller, one))
                            .map(one -> one.row.view(now))
                            .toList(),
                    page.nextCursor());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean mayApprove(Voter caller, Waiting one) {
        MilestoneRow row = one.row;
        Gate gate = row.state().gate();
        GateRound round = row.state().gateRound();
        return gate != null
                && round != null
                && GateVotes.mayApprove(
                        caller.having(role -> membership.allows(one.members, role)),
                        gate,
                        round,
                        row.submittedBy(),
                        row.contract().selfApprovalAllowed());
    }

    private SqlFilter where(
            Connection connection,
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
        membership.viewer().addTo(where, "m", "c");
        if (after != null) {
            LocalDate due = LocalDate.parse(String.valueOf(after.get(0)));
            where.and(
                    "(w.due_sort > ? OR (w.due_sort = ? AND w.milestone_id > ?))",
                    due,
                    due,
                    UUID.fromString(String.valueOf(after.get(1))));
        }
        return where;
    }

    private List<Waiting> read(Connection connection, SqlFilter where, int limit) throws SQLException {
        String sql = PAGE.formatted(MilestoneRow.COLUMNS, WITH_CONTRACT, where.sql());
        try (var select = connection.prepareStatement(sql)) {
            int next = where.bind(select);
            select.setInt(next, limit);
            select.setString(next + 1, tenant.get());
            List<Waiting> waiting = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(
                            MilestoneRow.read(row),
                            row.getObject(MilestoneRow.COUNT + 1, LocalDate.class),
                            MemberList.read(
                                    row.getString(MilestoneRow.COUNT + 2), row.getString(MilestoneRow.COUNT + 3))));
                }
            }
            return waiting;
        }
    }
}
