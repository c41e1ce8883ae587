package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of milestones that were open and not overdue at a moment. */
@ApplicationScoped
public class Outcomes {
    private final QuestionReader reader;
    private final VisibleContracts visible;

    @Inject
    Outcomes(QuestionReader reader, VisibleContracts visible) {
        this.reader = reader;
        this.visible = visible;
    }

    /**
     * Milestones that nothing tells apart.
     *
     * @param keys the values of what the frame groups by
     * @param days from the promised date to the moment; below 0 before it
     * @param late whether they came late by the date that was promised at the moment, are overdue, or were missed
     */
    public record Outcome(List<@Nullable String> keys, int days, boolean late, long n) {}

    /** Refuses a moment of which nothing is known. */
    public void refuseBeforeFirst(Instant asOf) {
        reader.refuseBeforeFirst(asOf);
    }

    /** Whether nothing is known of {@code moment}. */
    public boolean isBeforeFirst(Instant moment) {
        return reader.isBeforeFirst(moment);
    }

    /** Tells {@code outcomes} those of {@code frame} whose promised date is over at {@code then}, and what became of them. */
    public void read(Frame frame, Instant then, Consumer<Outcome> outcomes) {
        Source source = Source.milestones(frame.against());
        String at = "TIMESTAMP'"
                + LocalDateTime.ofInstant(then, ZoneOffset.UTC).toString().replace('T', ' ') + "'";
        // the day before, which is over in every time zone
        String today = "DATE'" + LocalDate.ofInstant(then, ZoneOffset.UTC).minusDays(1) + "'";
        reader.read(
                frame,
                source,
                Reach.of(visible.sight()),
                sql -> {
                    String late = "CASE WHEN n.status = 'MET' THEN n.met_on > " + source.date()
                            + " WHEN n.status IN ('MISSED', 'PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED') THEN 1 END";
                    sql.add("SELECT k1, k2, behind, late, COUNT(*) FROM (SELECT " + sql.keys() + ", " + sql.days()
                            + " AS behind, " + late + " AS late");
                    sql.from(" JOIN milestone_history n ON n.tenant_id = m.tenant_id AND n.build = m.build"
                            + " AND n.milestone_id = m.milestone_id AND n.valid_from <= " + at
                            + " AND n.valid_to > " + at
                            + " JOIN contract_history d ON d.tenant_id = c.tenant_id AND d.build = c.build"
                            + " AND d.contract_id = c.contract_id AND d.counted AND d.valid_from <= " + at
                            + " AND d.valid_to > " + at);
                    sql.only(Which.OPEN)
                            // early ones are known before late ones are: of a date only once it is over
                            .add(" AND " + source.date() + " < " + today)
                            .add(") x WHERE behind <= 0 AND late IS NOT NULL GROUP BY k1, k2, behind, late");
                },
                row -> outcomes.accept(new Outcome(
                        QuestionReader.keys(frame, row), row.getInt(3), row.getBoolean(4), row.getLong(5))));
    }
}
