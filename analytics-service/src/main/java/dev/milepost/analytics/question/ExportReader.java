package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.analytics.sight.VisibleContracts.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the milestones behind a figure with all that an export shows, a page at a time: whoever reads slowly holds no
 * connection and no snapshot meanwhile. The moment of the frame makes the pages fit together, whatever changes.
 */
@ApplicationScoped
public class ExportReader {
    private final DataSource database;
    private final VisibleContracts visible;
    private final QuestionReader questions;
    private final SinglePeople people;
    private final Turns turns;

    @Inject
    ExportReader(
            DataSource database, VisibleContracts visible, QuestionReader questions, SinglePeople people, Turns turns) {
        this.database = database;
        this.visible = visible;
        this.questions = questions;
        this.people = people;
        this.turns = turns;
    }

    /**
     * A page, and where the next one begins.
     *
     * @param last the last milestone of the page; null when there are no more
     */
    public record Page(List<ExportLine> lines, @Nullable UUID last) {}

    /** The milestones in the order of their ids, from the one after {@code after} on; they come from at most {@code rows} rows. */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    public Page page(Frame frame, Which which, @Nullable UUID after, int rows) {
        SinglePeople.Told told = people.told();
        Sight sight = visible.sight();
        try (Turns.Turn _ = turns.takeInLine();
                var connection = database.getConnection()) {
            QuestionSql sql = statement(frame, which, questions.scope(connection, frame.asOf(), sight), after, rows);
            try (var select = connection.prepareStatement(turns.limited(sql.text()))) {
                for (int i = 0; i < sql.bound().size(); i++) {
                    select.setObject(i + 1, sql.bound().get(i));
                }
                List<ExportLine> lines = new ArrayList<>();
                int read = 0;
                UUID last = after;
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        read++;
                        UUID id = Objects.requireNonNull(row.getObject(1, UUID.class));
                        UUID contract = row.getObject(7, UUID.class); // none of a deleted one that was paid
                        if (!id.equals(last) && contract != null) { // one with several payments has several rows
                            lines.add(line(id, contract, row, told));
                        }
                        last = id;
                    }
                }
                return new Page(lines, read < rows ? null : last);
            }
        } catch (SQLException e) {
            throw Turns.failed("cannot read the milestones", e);
        }
    }

    /** The statement of a page. */
    static QuestionSql statement(Frame frame, Which which, QuestionSql.Scope scope, @Nullable UUID after, int rows) {
        Source source = which == Which.WITH_PAYMENT ? Source.ofPayments() : Source.milestones(frame.against());
        QuestionSql sql = new QuestionSql(frame, source, scope).inPages();
        String id = (source.payments() ? "p" : "m") + ".milestone_id";
        // in the order of the text, so that the first table gives the order of the rows
        sql.add("SELECT STRAIGHT_JOIN " + id
                + ", m.external_ids, m.title, m.type, m.status, m.priority, m.contract_id, f.reference,"
                + " c.title, m.owner_id, n.name, m.team, m.party_id, o.name, m.planned_start, m.baseline_due_date,"
                + " m.due_date, m.met_on, " + (source.payments() ? "NULL" : sql.days())
                + ", DATEDIFF(m.due_date, m.baseline_due_date), " + QuestionReader.VALUE
                + ", COALESCE(m.term_currency, c.currency), m.round, m.status_since, m.tags, m.fields");
        sql.from(" LEFT JOIN contract_fact f ON f.tenant_id = c.tenant_id AND f.id = c.contract_id"
                + " LEFT JOIN person_fact n ON n.tenant_id = m.tenant_id AND n.id = m.owner_id"
                + " LEFT JOIN party_fact o ON o.tenant_id = m.tenant_id AND o.id = m.party_id");
        sql.only(which);
        if (after == null) {
            sql.add(" AND " + id + " IS NOT NULL");
        } else {
            sql.add(" AND " + id + " > ?");
            sql.bound().add(after);
        }
        return sql.add(" ORDER BY " + id + " LIMIT " + rows);
    }

    private static ExportLine line(UUID id, UUID contract, ResultSet row, SinglePeople.Told told) throws SQLException {
        UUID owner = row.getObject(10, UUID.class);
        var value = row.getBigDecimal(21);
        return new ExportLine(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                contract,
                row.getString(8),
                row.getString(9),
                told.shown(owner),
                told.owner(owner) ? row.getString(11) : null,
                told.shown(row.getString(12)),
                row.getObject(13, UUID.class),
                row.getString(14),
                row.getObject(15, LocalDate.class),
                row.getObject(16, LocalDate.class),
                row.getObject(17, LocalDate.class),
                row.getObject(18, LocalDate.class),
                row.getObject(19, Integer.class),
                row.getObject(20, Integer.class),
                value,
                value == null ? null : row.getString(22),
                row.getInt(23),
                Objects.requireNonNull(row.getObject(24, LocalDateTime.class)).toInstant(ZoneOffset.UTC),
                row.getString(25),
                row.getString(26));
    }
}
