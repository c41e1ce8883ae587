package dev.milepost.milestone.gate;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.milestone.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes down who decided what at a gate, and for whom it waits. The contract is locked. */
@ApplicationScoped
public class GateBook {
    /** The due date of what has none, so that it comes last. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final String RECORD = """
            INSERT INTO gate_decision (id, tenant_id, milestone_id, round, approver, decision, person_id, decided_by,
              on_behalf_of, reason, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE id = id""";
    private static final String READ = """
            SELECT id, round, approver, decision, person_id, decided_by, on_behalf_of, reason, decided_at
            FROM gate_decision WHERE tenant_id = ? AND milestone_id = ? ORDER BY round, id""";
    private static final String FORGET = "DELETE FROM gate_waiting WHERE tenant_id = ? AND milestone_id = ?";
    private static final String AWAIT =
            "INSERT INTO gate_waiting (tenant_id, approver, due_sort, milestone_id) VALUES (?, ?, ?, ?)";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Ids ids;

    @Inject
    GateBook(DataSource database, CurrentTenant tenant, Ids ids) {
        this.database = database;
        this.tenant = tenant;
        this.ids = ids;
    }

    /** What somebody decides. */
    public enum Decision {
        APPROVED,
        REJECTED
    }

    /** Records a decision; who rejects twice in a round through another's change of mind is there once. */
    void record(UUID milestone, int round, GateApproval decided, Decision decision) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(RECORD)) {
            insert.setObject(1, ids.next());
            insert.setString(2, tenant.get());
            insert.setObject(3, milestone);
            insert.setInt(4, round);
            insert.setString(5, decided.approver());
            insert.setString(6, decision.name());
            insert.setObject(7, decided.personId());
            insert.setString(8, decided.by());
            insert.setObject(9, decided.onBehalfOf());
            insert.setString(10, decided.comment());
            insert.setObject(11, LocalDateTime.ofInstant(decided.at(), ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All decisions on a milestone, the oldest first. */
    public List<DecisionView> decisions(UUID milestone) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READ)) {
            select.setString(1, tenant.get());
            select.setObject(2, milestone);
            List<DecisionView> decisions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String onBehalfOf = row.getString(7);
                    decisions.add(new DecisionView(
                            UUID.fromString(row.getString(1)),
                            row.getInt(2),
                            row.getString(3),
                            Decision.valueOf(row.getString(4)),
                            UUID.fromString(row.getString(5)),
                            row.getString(6),
                            onBehalfOf == null ? null : UUID.fromString(onBehalfOf),
                            row.getString(8),
                            row.getObject(9, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
                }
            }
            return decisions;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes for whom a milestone waits now; for nobody unless it is SUBMITTED and has a gate. */
    public void await(Milestone milestone) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
                delete.setString(1, tenant.get());
                delete.setObject(2, milestone.id());
                delete.executeUpdate();
            }
            Gate gate = milestone.gate();
            GateRound round = milestone.gateRound();
            if (gate == null || round == null || milestone.status() != MilestoneStatus.SUBMITTED) {
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement(AWAIT)) {
                for (GateApprover approver : Rounds.waitedFor(gate, round)) {
                    insert.setString(1, tenant.get());
                    insert.setString(2, approver.key());
                    insert.setObject(3, round.dueOn() == null ? NEVER : round.dueOn());
                    insert.setObject(4, milestone.id());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
