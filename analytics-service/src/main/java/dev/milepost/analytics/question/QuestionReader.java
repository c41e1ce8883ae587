package dev.milepost.analytics.question;

import dev.milepost.analytics.question.QuestionSql.Scope;
import dev.milepost.analytics.summary.VisibleContracts;
import dev.milepost.analytics.summary.VisibleContracts.Sight;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.Priority;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what questions are answered from, of the contracts that the caller may see. */
@ApplicationScoped
public class QuestionReader {
    static final String LIVE = "SELECT live FROM history_build WHERE tenant_id = ?";
    static final String ZONES = "SELECT DISTINCT time_zone FROM contract_history WHERE tenant_id = ? AND build = ?";
    static final String FIRST = "SELECT MIN(valid_from) FROM contract_history WHERE tenant_id = ? AND build = ?";
    /** More groups than this nobody reads at once. */
    private static final int MOST_GROUPS = 2_000;

    private static final int FETCHED = 1_000;
    static final String VALUE = "COALESCE(m.term_amount, m.term_percent * c.value / 100)";

    private final DataSource database;
    private final Caller caller;
    private final VisibleContracts visible;

    @Inject
    QuestionReader(DataSource database, Caller caller, VisibleContracts visible) {
        this.database = database;
        this.caller = caller;
        this.visible = visible;
    }

    // An alias never has the name of a column: GROUP BY would take the column.

    /** The milestones of {@code frame}, as far as they are {@code which}. */
    public List<Cell> cells(Frame frame, Which which) {
        return read(
                frame,
                Source.milestones(frame.against()),
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", m.status, IF(" + VALUE + " IS NULL, NULL, "
                            + frameCurrency(frame)
                            + ") AS value_currency, " + sql.days()
                            + " AS behind, DATEDIFF(m.due_date, m.baseline_due_date) AS slipped, COUNT(*), SUM(" + VALUE
                            + ")");
                    sql.from().only(which).add(" GROUP BY k1, k2, m.status, value_currency, behind, slipped");
                },
                row -> new Cell(
                        keys(frame, row),
                        MilestoneStatus.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getObject(5, Integer.class),
                        row.getObject(6, Integer.class),
                        row.getLong(7),
                        row.getBigDecimal(8)));
    }

    /** How long the milestones were in each state, since their contracts count. */
    public List<FlowCell> states(Frame frame) {
        return read(
                frame,
                Source.milestones(frame.against()),
                sql -> {
                    sql.add("SELECT k1, k2, status, 0, FLOOR(seconds / 3600) AS hours, COUNT(*) FROM (SELECT "
                            + sql.keys()
                            + ", m.milestone_id, h.status, SUM(GREATEST(0, TIMESTAMPDIFF(SECOND, GREATEST(h.valid_from,"
                            + " c.counted_since), LEAST(h.valid_to, " + sql.asOf() + ")))) AS seconds");
                    sql.from(" JOIN milestone_history h ON h.tenant_id = m.tenant_id AND h.build = m.build"
                            + " AND h.milestone_id = m.milestone_id AND h.valid_from <= " + sql.asOf());
                    sql.add(" GROUP BY k1, k2, m.milestone_id, h.status) x GROUP BY k1, k2, status, hours");
                },
                row -> flow(frame, row));
    }

    /** The decided rounds of the milestones. */
    public List<FlowCell> rounds(Frame frame) {
        return read(
                frame,
                Source.milestones(frame.against()),
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", r.outcome, r.round,"
                            + " FLOOR(TIMESTAMPDIFF(SECOND, r.submitted_at, r.decided_at) / 3600) AS hours, COUNT(*)");
                    sql.from(" JOIN approval_round r ON r.tenant_id = m.tenant_id AND r.build = m.build"
                            + " AND r.milestone_id = m.milestone_id AND r.decided_at <= " + sql.asOf());
                    sql.add(" GROUP BY k1, k2, r.outcome, r.round, hours");
                },
                row -> flow(frame, row));
    }

    /** How the due dates of the milestones were moved. */
    public List<MoveCell> moves(Frame frame) {
        return read(
                frame,
                Source.milestones(frame.against()),
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", r.days, COUNT(*)");
                    sql.from(" JOIN reschedule r ON r.tenant_id = m.tenant_id AND r.build = m.build"
                            + " AND r.milestone_id = m.milestone_id AND r.at <= " + sql.asOf());
                    sql.add(" GROUP BY k1, k2, r.days");
                },
                row -> new MoveCell(keys(frame, row), row.getInt(3), row.getLong(4)));
    }

    /** The reasons given most often for such moves, the first {@code most} of each group. */
    public List<ReasonCell> reasons(Frame frame, int most) {
        return read(
                frame,
                Source.milestones(frame.against()),
                sql -> {
                    sql.add("SELECT k1, k2, reason, n FROM (SELECT k1, k2, reason, n, ROW_NUMBER() OVER"
                            + " (PARTITION BY k1, k2 ORDER BY n DESC, reason) AS place FROM (SELECT " + sql.keys()
                            + ", r.reason, COUNT(*) AS n");
                    sql.from(" JOIN reschedule r ON r.tenant_id = m.tenant_id AND r.build = m.build"
                            + " AND r.milestone_id = m.milestone_id AND r.at <= " + sql.asOf());
                    sql.add(" AND r.reason <> '' GROUP BY k1, k2, r.reason) x) y WHERE place <= " + most);
                },
                row -> new ReasonCell(keys(frame, row), row.getString(3), row.getLong(4)));
    }

    /** The payments of the frame. */
    public List<MoneyCell> payments(Frame frame) {
        return read(
                frame,
                Source.ofPayments(),
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", p.currency, p.status, (p.status <> 'PAID' AND p.due_on < "
                            + sql.today()
                            + ") AS overdue, IF(p.status = 'PAID', DATEDIFF(p.paid_on, p.invoiced_on), NULL) AS pay,"
                            + " IF(p.status = 'PAID', DATEDIFF(p.paid_on, p.due_on), NULL) AS late,"
                            + " COUNT(*), SUM(p.outstanding), SUM(p.amount - p.outstanding)");
                    sql.from().add(" GROUP BY k1, k2, p.currency, p.status, overdue, pay, late");
                },
                row -> new MoneyCell(
                        keys(frame, row),
                        row.getString(3),
                        PaymentStatus.valueOf(row.getString(4)),
                        row.getBoolean(5),
                        row.getObject(6, Integer.class),
                        row.getObject(7, Integer.class),
                        row.getLong(8),
                        row.getBigDecimal(9),
                        row.getBigDecimal(10)));
    }

    /** How many milestones each group has. */
    public List<GroupCount> counts(Frame frame, Which which) {
        Source source = which == Which.WITH_PAYMENT ? Source.ofPayments() : Source.milestones(frame.against());
        return read(
                frame,
                source,
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", COUNT(DISTINCT m.milestone_id)");
                    sql.from().only(which).add(" GROUP BY k1, k2");
                },
                row -> new GroupCount(keys(frame, row), row.getLong(3)));
    }

    /** How many milestones there are, each once: a sum of groups counts one with two tags twice. */
    public long count(Frame frame, Which which) {
        Source source = which == Which.WITH_PAYMENT ? Source.ofPayments() : Source.milestones(frame.against());
        return read(
                        ungrouped(frame),
                        source,
                        sql -> {
                            sql.add("SELECT COUNT(DISTINCT m.milestone_id)");
                            sql.from().only(which);
                        },
                        row -> row.getLong(1))
                .getFirst();
    }

    /** The milestones behind a figure in the order of their ids, from the one after {@code after} on. */
    public List<MilestoneLine> milestones(Frame frame, Which which, @Nullable UUID after, int rows) {
        Source source = which == Which.WITH_PAYMENT ? Source.ofPayments() : Source.milestones(frame.against());
        return read(
                frame,
                source,
                sql -> {
                    sql.add(
                            "SELECT DISTINCT m.milestone_id, m.contract_id, m.title, m.type, m.status, m.priority, m.owner_id, m.team,"
                                    + " m.party_id, m.due_date, m.baseline_due_date, m.met_on, "
                                    + (source.payments() ? "NULL" : sql.days()));
                    sql.from().only(which).add(" AND m.milestone_id IS NOT NULL");
                    if (after != null) {
                        sql.add(" AND m.milestone_id > ?");
                        sql.bound().add(after);
                    }
                    sql.add(" ORDER BY m.milestone_id LIMIT " + rows);
                },
                QuestionReader::line);
    }

    private static MilestoneLine line(ResultSet row) throws SQLException {
        return new MilestoneLine(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                MilestoneType.valueOf(row.getString(4)),
                MilestoneStatus.valueOf(row.getString(5)),
                Priority.valueOf(row.getString(6)),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getObject(9, UUID.class),
                row.getObject(10, LocalDate.class),
                row.getObject(11, LocalDate.class),
                row.getObject(12, LocalDate.class),
                row.getObject(13, Integer.class));
    }

    private static Frame ungrouped(Frame frame) {
        return new Frame(frame.asOf(), frame.against(), frame.from(), frame.to(), List.of(), frame.filters());
    }

    private static String frameCurrency(Frame frame) {
        return Source.milestones(frame.against()).currency();
    }

    private static FlowCell flow(Frame frame, ResultSet row) throws SQLException {
        return new FlowCell(
                keys(frame, row), row.getString(3), row.getInt(4), Math.toIntExact(row.getLong(5)), row.getLong(6));
    }

    private static List<@Nullable String> keys(Frame frame, ResultSet row) throws SQLException {
        return Arrays.asList(row.getString(1), row.getString(2))
                .subList(0, frame.groupBy().size());
    }

    private interface Writing {
        void of(QuestionSql sql);
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(Frame frame, Source source, Writing writing, Reading<T> reading) {
        Sight sight = visible.sight();
        try (Connection connection = database.getConnection()) {
            QuestionSql sql = new QuestionSql(frame, source, scope(connection, frame.asOf(), sight));
            writing.of(sql);
            try (var select = connection.prepareStatement(sql.text())) {
                for (int i = 0; i < sql.bound().size(); i++) {
                    select.setObject(i + 1, sql.bound().get(i));
                }
                select.setFetchSize(FETCHED); // or all rows would be here before the first is looked at
                List<T> rows = new ArrayList<>();
                Set<List<@Nullable String>> groups = new HashSet<>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        if (!frame.groupBy().isEmpty() && groups.add(keys(frame, row)) && groups.size() > MOST_GROUPS) {
                            throw Choice.wrong(
                                    "groupBy",
                                    "gives more than " + MOST_GROUPS + " groups; filter, or take a coarser dimension");
                        }
                        rows.add(reading.of(row));
                    }
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot answer the question", e);
        }
    }

    /** Whose rows the caller may read, as of {@code asOf}. */
    Scope scope(Connection connection, Instant asOf, Sight sight) throws SQLException {
        int build = 1;
        try (var live = connection.prepareStatement(LIVE)) {
            live.setString(1, caller.tenant());
            try (var row = live.executeQuery()) {
                build = row.next() ? row.getInt(1) : 1;
            }
        }
        if (build == 0) {
            throw ProblemType.UNAVAILABLE.because("The history is being made from the stored events for the first time;"
                    + " try again in a while. GET /api/v1/analytics/rebuilds says how far it is.");
        }
        List<String> zones = new ArrayList<>();
        try (var select = connection.prepareStatement(ZONES)) {
            select.setString(1, caller.tenant());
            select.setInt(2, build);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    zones.add(row.getString(1));
                }
            }
        }
        if (!zones.isEmpty()) {
            refuseBeforeFirst(connection, build, asOf);
        }
        return new Scope(caller.tenant(), build, sight, zones);
    }

    private void refuseBeforeFirst(Connection connection, int build, Instant asOf) throws SQLException {
        try (var first = connection.prepareStatement(FIRST)) {
            first.setString(1, caller.tenant());
            first.setInt(2, build);
            try (var row = first.executeQuery()) {
                row.next();
                Instant from = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                if (asOf.isBefore(from)) {
                    // not when that was: the caller may not see the contract it was of
                    throw Choice.wrong("asOf", "is before the first event: nothing is known of then");
                }
            }
        }
    }
}
