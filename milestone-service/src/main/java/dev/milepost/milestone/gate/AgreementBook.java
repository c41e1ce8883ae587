package dev.milepost.milestone.gate;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateRound;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Notes for whom waits what is decided like a gate without being a milestone. The contract is locked. */
@ApplicationScoped
public class AgreementBook {
    private static final String FORGET = "DELETE FROM agreement_waiting WHERE tenant_id = ? AND item_id = ?";
    private static final String AWAIT = """
            INSERT INTO agreement_waiting (tenant_id, approver, due_sort, item_id, kind, contract_id)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    AgreementBook(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** It waits for those whose decision its round lacks now, and for nobody else. */
    public void await(WaitingKind kind, UUID item, UUID contract, Gate gate, GateRound round) {
        forget(item);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(AWAIT)) {
            for (GateApprover approver : Rounds.waitedFor(gate, round)) {
                insert.setString(1, tenant.get());
                insert.setString(2, approver.key());
                insert.setObject(3, round.dueOn() == null ? GateBook.NEVER : round.dueOn());
                insert.setObject(4, item);
                insert.setString(5, kind.name());
                insert.setObject(6, contract);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It waits for nobody any more. */
    public void forget(UUID item) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setString(1, tenant.get());
            delete.setObject(2, item);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
