package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what reminders of milestones there were, and what came of them. */
@ApplicationScoped
public class Reminders {
    private final QuestionReader reader;
    private final VisibleContracts visible;

    @Inject
    Reminders(QuestionReader reader, VisibleContracts visible) {
        this.reader = reader;
        this.visible = visible;
    }

    /**
     * Reminders that no figure tells apart.
     *
     * @param outcome SENT, FAILED, ESCALATED or ACKNOWLEDGED
     * @param over whether the days to be waited for are over
     * @param met whether the milestone was met within these days
     */
    public record Cell(List<@Nullable String> keys, String rung, String outcome, boolean over, boolean met, long n) {}

    /** Those of the milestones of {@code frame} until its moment; met within so many days. */
    public List<Cell> read(Frame frame, int days) {
        List<Cell> cells = new ArrayList<>();
        reader.read(
                frame,
                Source.milestones(frame.against()),
                Reach.of(visible.sight()),
                sql -> {
                    String within = "r.at + INTERVAL " + days + " DAY";
                    sql.add("SELECT k1, k2, rung, outcome, past, done, COUNT(*) FROM (SELECT " + sql.keys()
                            + ", r.rung, r.outcome, " + within + " <= " + sql.asOf()
                            + " AS past, EXISTS (SELECT 1 FROM milestone_history h WHERE h.tenant_id = m.tenant_id"
                            + " AND h.build = m.build AND h.milestone_id = m.milestone_id AND h.status = 'MET'"
                            + " AND h.status_since > r.at AND h.status_since <= " + within + " AND h.valid_from <= "
                            + sql.asOf() + ") AS done");
                    sql.from(" JOIN reminder_fact r ON r.tenant_id = m.tenant_id AND r.build = m.build"
                            + " AND r.milestone_id = m.milestone_id AND r.at <= " + sql.asOf());
                    sql.add(") x GROUP BY k1, k2, rung, outcome, past, done");
                },
                row -> cells.add(new Cell(
                        QuestionReader.keys(frame, row),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getLong(7))));
        return cells;
    }

    /** How many milestones of {@code frame} were reminded of. */
    public long milestones(Frame frame) {
        return reader.count(frame, Reach.of(visible.sight()), Which.REMINDED);
    }

    /** The same of each group. */
    public Map<List<@Nullable String>, Long> milestonesByGroup(Frame frame) {
        Map<List<@Nullable String>, Long> counts = new TreeMap<>(Groups.ORDER);
        reader.read(
                frame,
                Source.milestones(frame.against()),
                Reach.of(visible.sight()),
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", COUNT(DISTINCT m.milestone_id)");
                    sql.from().only(Which.REMINDED).add(" GROUP BY k1, k2");
                },
                row -> counts.put(QuestionReader.keys(frame, row), row.getLong(3)));
        QuestionReader.refuseMoreThan(counts.size());
        return counts;
    }
}
