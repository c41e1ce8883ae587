package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads whose decisions submissions waited for, and how long. */
@ApplicationScoped
public class Waits {
    private final QuestionReader reader;
    private final VisibleContracts visible;

    @Inject
    Waits(QuestionReader reader, VisibleContracts visible) {
        this.reader = reader;
        this.visible = visible;
    }

    /**
     * Waits that no figure tells apart.
     *
     * @param outcome why it ended; null while it has not
     * @param hours whole hours, of what has not ended until the moment of the frame
     */
    public record Wait(
            List<@Nullable String> keys, @Nullable String outcome, int hours, long n) {}

    /** Those of the milestones of {@code frame}. */
    public List<Wait> read(Frame frame) {
        List<Wait> waits = new ArrayList<>();
        reader.read(
                frame,
                Source.milestones(frame.against()),
                Reach.of(visible.sight()),
                sql -> {
                    sql.ofDecisions()
                            .add("SELECT k1, k2, ended, hours, COUNT(*) FROM (SELECT " + sql.keys()
                                    + ", IF(d.ended_at <= " + sql.asOf() + ", d.outcome, NULL) AS ended,"
                                    + " FLOOR(TIMESTAMPDIFF(SECOND, d.since, LEAST(d.ended_at, " + sql.asOf()
                                    + ")) / 3600) AS hours");
                    sql.from().add(") x GROUP BY k1, k2, ended, hours");
                },
                row -> waits.add(new Wait(
                        QuestionReader.keys(frame, row),
                        row.getString(3),
                        Math.toIntExact(row.getLong(4)),
                        row.getLong(5))));
        return waits;
    }

    /** How many milestones of {@code frame} waited. */
    public long milestones(Frame frame) {
        return reader.count(frame, Reach.of(visible.sight()), Which.WAITED);
    }

    /** The same of each group. */
    public Map<List<@Nullable String>, Long> milestonesByGroup(Frame frame) {
        Map<List<@Nullable String>, Long> counts = new TreeMap<>(Groups.ORDER);
        reader.read(
                frame,
                Source.milestones(frame.against()),
                Reach.of(visible.sight()),
                sql -> {
                    sql.ofDecisions().add("SELECT " + sql.keys() + ", COUNT(DISTINCT m.milestone_id)");
                    sql.from().add(" GROUP BY k1, k2");
                },
                row -> counts.put(QuestionReader.keys(frame, row), row.getLong(3)));
        QuestionReader.refuseMoreThan(counts.size());
        return counts;
    }
}
