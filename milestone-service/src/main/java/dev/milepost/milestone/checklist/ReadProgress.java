package dev.milepost.milestone.checklist;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads how far a contract is that the caller may see, with one statement for all its milestones. */
@ApplicationScoped
class ReadProgress {
    /** An amount is a part of the contract's value; without a value, amounts are compared with each other. */
    static final String MILESTONES = """
            SELECT m.id, m.title, m.status, IF(m.status = 'MET', 100, m.progress), m.weight,
              IF(c.value_amount > 0, COALESCE(m.payment_percent, m.payment_amount * 100 / c.value_amount), m.payment_amount)
            FROM milestone m JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id
            WHERE m.tenant_id = ? AND m.contract_id = ? ORDER BY m.due_sort, m.id""";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Contracts contracts;

    @Inject
    ReadProgress(DataSource database, CurrentTenant tenant, Contracts contracts) {
        this.database = database;
        this.tenant = tenant;
        this.contracts = contracts;
    }

    @Transactional
    ContractProgressView get(UUID contract) {
        contracts.visible(contract);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(MILESTONES)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            List<WeightedProgress.Part> parts = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    parts.add(part(row));
                }
            }
            return WeightedProgress.of(parts).view(contract);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WeightedProgress.Part part(ResultSet row) throws SQLException {
        BigDecimal weight = row.getBigDecimal(5);
        BigDecimal payment = row.getBigDecimal(6);
        return new WeightedProgress.Part(
                UUID.fromString(row.getString(1)),
                row.getString(2),
                MilestoneStatus.valueOf(row.getString(3)),
                row.getInt(4),
                weight,
                payment);
    }
}
