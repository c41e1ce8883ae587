package dev.milepost.milestone.milestone;

import dev.milepost.events.DueRule;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.WaitingFor;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.deadline.ContractDates;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the computation of due dates needs to know of a contract's milestones: all of them may be anchors, few of them
 * move, so they are read without entities.
 */
@ApplicationScoped
class DueNodes {
    private static final String READ = """
            SELECT id, title, status, due_date, met_on, due_rule, waiting_for, shift_days
            FROM milestone
            WHERE tenant_id = ? AND contract_id = ? ORDER BY due_sort, id""";
    private static final JsonColumn<DueRule> RULE = new JsonColumn.Rules();
    private static final JsonColumn<WaitingFor> WAITING = new JsonColumn.Waiting();

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    DueNodes(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** A milestone, and what it waits for now. */
    record Known(ContractDates.Node node, @Nullable WaitingFor waitingFor) {}

    /** The milestones of a contract as they are stored; flush before. */
    List<Known> of(UUID contract) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(READ)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            List<Known> found = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    MilestoneStatus status = MilestoneStatus.valueOf(row.getString(3));
                    found.add(new Known(
                            new ContractDates.Node(
                                    UUID.fromString(row.getString(1)),
                                    row.getString(2),
                                    RULE.convertToEntityAttribute(row.getString(6)),
                                    row.getObject(4, LocalDate.class),
                                    status == MilestoneStatus.MET ? row.getObject(5, LocalDate.class) : null,
                                    status.isEnded(),
                                    row.getInt(8)),
                            WAITING.convertToEntityAttribute(row.getString(7))));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
