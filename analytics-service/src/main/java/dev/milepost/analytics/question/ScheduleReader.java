package dev.milepost.analytics.question;

import dev.milepost.analytics.fact.ContractFact;
import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.analytics.question.ContractSchedule.Row;
import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the milestones of one contract and what depends on what, as they were at a moment. */
@ApplicationScoped
public class ScheduleReader {
    private static final int MOST_ROWS = 20_000;

    private final DataSource database;
    private final VisibleContracts visible;
    private final FactQueries facts;
    private final QuestionReader questions;
    private final Dependencies dependencies;

    @Inject
    ScheduleReader(
            DataSource database,
            VisibleContracts visible,
            FactQueries facts,
            QuestionReader questions,
            Dependencies dependencies) {
        this.database = database;
        this.visible = visible;
        this.facts = facts;
        this.questions = questions;
        this.dependencies = dependencies;
    }

    /**
     * The schedule of a contract; NOT_FOUND for one that the caller may not see.
     *
     * @param frame filtered by the contract
     */
    @Transactional
    public ContractSchedule read(Frame frame, UUID contract) {
        ContractFact fact = facts.contract(contract)
                .filter(visible::contains)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no contract " + contract + "."));
        try (Connection connection = database.getConnection()) {
            QuestionSql.Scope scope = questions.scope(connection, frame.asOf(), visible.sight());
            List<Row> rows = rows(connection, frame, scope);
            return new ContractSchedule(
                    fact.title(),
                    frame.asOf(),
                    frame.asOf().atZone(fact.timeZone()).toLocalDate(),
                    rows,
                    dependencies.of(contract, frame.asOf()));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the schedule of " + contract, e);
        }
    }

    private static List<Row> rows(Connection connection, Frame frame, QuestionSql.Scope scope) throws SQLException {
        QuestionSql sql = new QuestionSql(frame, Source.milestones(frame.against()), scope);
        sql.add("SELECT m.milestone_id, m.title, m.status, m.planned_start, m.baseline_due_date, m.due_date, m.met_on,"
                + " MIN(IF(h.status = 'IN_PROGRESS', h.valid_from, NULL))");
        sql.from(" JOIN milestone_history h ON h.tenant_id = m.tenant_id AND h.build = m.build"
                + " AND h.milestone_id = m.milestone_id AND h.valid_from <= " + sql.asOf());
        sql.add(
                " GROUP BY m.milestone_id, m.title, m.status, m.planned_start, m.baseline_due_date, m.due_date, m.met_on"
                        + " LIMIT " + MOST_ROWS);
        try (var select = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.bound().size(); i++) {
                select.setObject(i + 1, sql.bound().get(i));
            }
            List<Row> rows = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    LocalDateTime started = row.getObject(8, LocalDateTime.class);
                    rows.add(new Row(
                            Objects.requireNonNull(row.getObject(1, UUID.class)),
                            row.getString(2),
                            MilestoneStatus.valueOf(row.getString(3)),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class),
                            row.getObject(7, LocalDate.class),
                            started == null ? null : started.toLocalDate()));
                }
            }
            return rows;
        }
    }
}
