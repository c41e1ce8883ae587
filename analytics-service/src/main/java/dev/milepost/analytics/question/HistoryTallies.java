package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Block;
import dev.milepost.analytics.rollup.Promise;
import dev.milepost.analytics.rollup.Quarters;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.rollup.Tally;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes tallies of the rows of the history: exact for any moment and any grouping, in a time that grows with the rows. */
@ApplicationScoped
class HistoryTallies {
    private static final String DAY = "TO_DAYS(%s) - TO_DAYS('1970-01-01')";

    private final QuestionReader reader;

    @Inject
    HistoryTallies(QuestionReader reader) {
        this.reader = reader;
    }

    /**
     * Those of {@code frame}, as far as milestones are {@code which}.
     *
     * @param detailed whether with the reasons of moves and the hours in each state, which take statements of their own
     */
    Map<List<@Nullable String>, Tally> read(
            Frame frame, Reach reach, Which which, Set<Block> blocks, boolean detailed) {
        Map<List<@Nullable String>, Tally> tallies = new HashMap<>();
        if (blocks.contains(Block.MONEY)) {
            payments(frame, reach, tallies);
            return tallies;
        }
        standing(frame, reach, which, tallies);
        if (blocks.contains(Block.SLIPPING)) {
            moves(frame, reach, tallies);
            if (detailed) {
                reasons(frame, reach, tallies);
            }
        }
        if (blocks.contains(Block.FLOW)) {
            if (detailed) {
                states(frame, reach, tallies);
            }
            rounds(frame, reach, tallies);
        }
        return tallies;
    }

    // An alias never has the name of a column: GROUP BY would take the column.

    private void standing(Frame frame, Reach reach, Which which, Map<List<@Nullable String>, Tally> tallies) {
        Source source = Source.milestones(frame.against());
        Promise promise = frame.promise();
        reader.read(
                frame,
                source,
                reach,
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", m.status, IF(" + QuestionReader.VALUE + " IS NULL, NULL, "
                            + source.currency()
                            + ") AS value_currency, CASE WHEN m.status = 'MET' THEN DATEDIFF(m.met_on, "
                            + source.date() + ") WHEN m.status NOT IN ('WAIVED', 'CANCELLED') THEN "
                            + DAY.formatted(source.date()) + " END AS dated, IF(" + QuestionSql.OPEN
                            + ", c.time_zone, NULL) AS zone, IF(m.status IN ('WAIVED', 'CANCELLED'), NULL,"
                            + " DATEDIFF(m.due_date, m.baseline_due_date)) AS slipped, COUNT(*), SUM("
                            + QuestionReader.VALUE + ")");
                    sql.from().only(which).add(" GROUP BY k1, k2, m.status, value_currency, dated, zone, slipped");
                },
                row -> {
                    Tally tally = tally(tallies, frame, row);
                    String status = row.getString(3);
                    Integer dated = row.getObject(5, Integer.class);
                    Integer slip = row.getObject(7, Integer.class);
                    long n = row.getLong(8);
                    BigDecimal value = row.getBigDecimal(9);
                    tally.count(Section.STATUS, status, 0, n);
                    if (value != null && row.getString(4) != null) {
                        tally.add(Section.VALUE, status + " " + row.getString(4), 0, value);
                    }
                    if (dated != null) {
                        switch (MilestoneStatus.valueOf(status)) {
                            case MET -> tally.count(Section.VARIANCE, promise.name(), dated, n);
                            case MISSED -> tally.count(Section.MISSED, promise.name(), 0, n);
                            default -> {
                                tally.count(Section.OPEN, promise.name() + " " + row.getString(6), dated, n);
                                tally.count(Section.OPEN_QUARTERS, promise.name(), Quarters.of(dated), n);
                            }
                        }
                    }
                    if (slip != null) {
                        tally.count(Section.SLIP, "", slip, n);
                    }
                });
    }

    /** How long the milestones were in each state since their contracts count; in that of now until the last full hour. */
    private void states(Frame frame, Reach reach, Map<List<@Nullable String>, Tally> tallies) {
        reader.read(
                frame,
                Source.milestones(frame.against()),
                reach,
                sql -> {
                    String from = "GREATEST(h.valid_from, c.counted_since)";
                    sql.add("SELECT k1, k2, status, FLOOR(GREATEST(0, seconds) / 3600) AS hours, COUNT(*) FROM (SELECT "
                            + sql.keys() + ", m.milestone_id, h.status, SUM(IF(h.valid_to > " + sql.asOf()
                            + ", FLOOR(TIMESTAMPDIFF(MICROSECOND, " + from + ", " + sql.lastHour() + ") / 1000000),"
                            + " GREATEST(0, TIMESTAMPDIFF(SECOND, " + from + ", h.valid_to)))) AS seconds");
                    sql.from(" JOIN milestone_history h ON h.tenant_id = m.tenant_id AND h.build = m.build"
                            + " AND h.milestone_id = m.milestone_id AND h.valid_from <= " + sql.asOf());
                    sql.add(" GROUP BY k1, k2, m.milestone_id, h.status) x GROUP BY k1, k2, status, hours");
                },
                row -> {
                    if (!MilestoneStatus.valueOf(row.getString(3)).isEnded()) {
                        tally(tallies, frame, row)
                                .count(Section.DONE, row.getString(3), Math.toIntExact(row.getLong(4)), row.getLong(5));
                    }
                });
    }

    private void rounds(Frame frame, Reach reach, Map<List<@Nullable String>, Tally> tallies) {
        reader.read(
                frame,
                Source.milestones(frame.against()),
                reach,
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", r.outcome, r.round,"
                            + " FLOOR(TIMESTAMPDIFF(SECOND, r.submitted_at, r.decided_at) / 3600) AS hours, COUNT(*)");
                    sql.from(" JOIN approval_round r ON r.tenant_id = m.tenant_id AND r.build = m.build"
                            + " AND r.milestone_id = m.milestone_id AND r.decided_at <= " + sql.asOf());
                    sql.add(" GROUP BY k1, k2, r.outcome, r.round, hours");
                },
                row -> tally(tallies, frame, row)
                        .count(
                                Section.ROUNDS,
                                row.getString(3) + " " + row.getInt(4),
                                Math.toIntExact(row.getLong(5)),
                                row.getLong(6)));
    }

    private void moves(Frame frame, Reach reach, Map<List<@Nullable String>, Tally> tallies) {
        reader.read(
                frame,
                Source.milestones(frame.against()),
                reach,
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", r.days, COUNT(*)");
                    sql.from(" JOIN reschedule r ON r.tenant_id = m.tenant_id AND r.build = m.build"
                            + " AND r.milestone_id = m.milestone_id AND r.at <= " + sql.asOf());
                    sql.add(" GROUP BY k1, k2, r.days");
                },
                row -> tally(tallies, frame, row).count(Section.MOVES, "", row.getInt(3), row.getLong(4)));
    }

    /** The reasons given for such moves. */
    void reasons(Frame frame, Reach reach, Map<List<@Nullable String>, Tally> tallies) {
        reader.read(
                frame,
                Source.milestones(frame.against()),
                reach,
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", r.reason, COUNT(*)");
                    sql.from(" JOIN reschedule r ON r.tenant_id = m.tenant_id AND r.build = m.build"
                            + " AND r.milestone_id = m.milestone_id AND r.at <= " + sql.asOf());
                    sql.add(" AND r.reason <> '' GROUP BY k1, k2, r.reason");
                },
                row -> tally(tallies, frame, row).count(Section.REASONS, row.getString(3), 0, row.getLong(4)));
    }

    private void payments(Frame frame, Reach reach, Map<List<@Nullable String>, Tally> tallies) {
        reader.read(
                frame,
                Source.ofPayments(),
                reach,
                sql -> {
                    String open = "p.status <> 'PAID'";
                    sql.add("SELECT " + sql.keys() + ", p.currency, p.status, IF(" + open + ", "
                            + DAY.formatted("p.due_on") + ", NULL) AS due_day, IF(" + open
                            + ", c.time_zone, NULL) AS zone, IF(" + open
                            + ", NULL, DATEDIFF(p.paid_on, p.invoiced_on)) AS pay, IF(" + open
                            + ", NULL, DATEDIFF(p.paid_on, p.due_on)) AS late, p.outstanding < p.amount AS part,"
                            + " COUNT(*), SUM(p.outstanding), SUM(p.amount - p.outstanding), SUM(COALESCE(p.penalty, 0)),"
                            + " SUM(COALESCE(p.retained, 0)), SUM(IF(p.kind = 'RETENTION', p.amount, 0))");
                    sql.from().add(" GROUP BY k1, k2, p.currency, p.status, due_day, zone, pay, late, part");
                },
                row -> payment(tally(tallies, frame, row), row));
        counts(frame, reach).forEach((keys, n) -> {
            Tally tally = tallies.get(keys);
            if (tally != null) {
                tally.count(Section.PAID_FOR, "", 0, n);
            }
        });
    }

    private static void payment(Tally tally, ResultSet row) throws SQLException {
        String currency = row.getString(3);
        PaymentStatus status = PaymentStatus.valueOf(row.getString(4));
        Integer due = row.getObject(5, Integer.class);
        Integer toPay = row.getObject(7, Integer.class);
        Integer late = row.getObject(8, Integer.class);
        long n = row.getLong(10);
        tally.count(Section.PAYMENTS, currency + " " + status, 0, n);
        tally.add(Section.OUTSTANDING, currency + " " + status, 0, row.getBigDecimal(11));
        tally.add(Section.PAID, currency, 0, row.getBigDecimal(12));
        tally.add(Section.PENALTY, currency, 0, row.getBigDecimal(13));
        tally.add(Section.RETAINED, currency, 0, row.getBigDecimal(14));
        tally.add(Section.RETENTION_RELEASED, currency, 0, row.getBigDecimal(15));
        if (!status.isOpen() || row.getBoolean(9)) {
            tally.count(Section.PARTS, currency, 0, n);
        }
        if (due != null) {
            String label = currency + " " + row.getString(6);
            tally.count(Section.UNPAID, label, due, n);
            tally.add(Section.UNPAID_AMOUNT, label, due, row.getBigDecimal(11));
            tally.count(Section.UNPAID_QUARTERS, currency, Quarters.of(due), n);
            tally.add(Section.UNPAID_AMOUNT_QUARTERS, currency, Quarters.of(due), row.getBigDecimal(11));
        }
        if (late != null) {
            tally.count(Section.DAYS_LATE, currency, late, n);
        }
        if (toPay != null) {
            tally.count(Section.DAYS_TO_PAY, currency, toPay, n);
        }
    }

    /** How many milestones with payments each group has. */
    private Map<List<@Nullable String>, Long> counts(Frame frame, Reach reach) {
        Map<List<@Nullable String>, Long> counts = new HashMap<>();
        reader.read(
                frame,
                Source.ofPayments(),
                reach,
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", COUNT(DISTINCT m.milestone_id)");
                    sql.from().add(" GROUP BY k1, k2");
                },
                row -> counts.put(QuestionReader.keys(frame, row), row.getLong(3)));
        return counts;
    }

    private static Tally tally(Map<List<@Nullable String>, Tally> tallies, Frame frame, ResultSet row)
            throws SQLException {
        return Objects.requireNonNull(tallies.computeIfAbsent(QuestionReader.keys(frame, row), none -> new Tally()));
    }
}
