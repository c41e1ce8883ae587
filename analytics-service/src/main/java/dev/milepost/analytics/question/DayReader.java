package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.analytics.sight.VisibleContracts.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Counts milestones by day, of the contracts that the caller may see. */
@ApplicationScoped
public class DayReader {
    private final DataSource database;
    private final VisibleContracts visible;
    private final QuestionReader questions;
    private final Turns turns;

    @Inject
    DayReader(DataSource database, VisibleContracts visible, QuestionReader questions, Turns turns) {
        this.database = database;
        this.visible = visible;
        this.questions = questions;
        this.turns = turns;
    }

    /** By promised day those that are or were to be done: without waived and cancelled ones. */
    public List<DayCount> promised(Frame frame) {
        return read(
                frame,
                Which.DATED,
                Source.milestones(frame.against()).date(),
                " AND m.status NOT IN ('WAIVED', 'CANCELLED')");
    }

    /** By the day they were met those of them that are met. */
    public List<DayCount> met(Frame frame) {
        return read(frame, Which.MEASURED, "m.met_on", "");
    }

    private List<DayCount> read(Frame frame, Which which, String day, String only) {
        Sight sight = visible.sight();
        try (Turns.Turn _ = turns.take();
                var connection = database.getConnection()) {
            var sql = new QuestionSql(
                    frame, Source.milestones(frame.against()), questions.scope(connection, frame.asOf(), sight));
            sql.add("SELECT " + day + " AS of_day, COUNT(*)").from().only(which);
            sql.add(only + " GROUP BY of_day ORDER BY of_day");
            try (var select = connection.prepareStatement(turns.limited(sql.text()))) {
                for (int i = 0; i < sql.bound().size(); i++) {
                    select.setObject(i + 1, sql.bound().get(i));
                }
                List<DayCount> days = new ArrayList<>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        days.add(new DayCount(
                                Objects.requireNonNull(row.getObject(1, LocalDate.class)), row.getLong(2)));
                    }
                }
                return days;
            }
        } catch (SQLException e) {
            throw Turns.failed("cannot count the days", e);
        }
    }
}
