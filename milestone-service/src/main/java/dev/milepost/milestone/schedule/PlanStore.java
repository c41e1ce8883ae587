package dev.milepost.milestone.schedule;

import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.DueRule;
import dev.milepost.events.LagUnit;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.NetTerms;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.milestone.PaymentTermColumns;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plan of a contract, a statement for its milestones and one for its dependencies, and writes dependencies in
 * batches. Entities would be ten thousand objects with text that no schedule needs.
 */
@ApplicationScoped
class PlanStore {
    private static final String MILESTONES = """
            SELECT id, title, type, status, planned_start, due_date, baseline_due_date, met_on, date_fixed,
              payment_percent, payment_amount, payment_currency, payment_net_days, payment_net_terms,
              due_rule, shift_days
            FROM milestone WHERE tenant_id = ? AND contract_id = ? ORDER BY due_sort, id LIMIT ?""";
    private static final String DEPENDENCIES = """
            SELECT id, version, predecessor_id, successor_id, type, lag, lag_unit
            FROM milestone_dependency WHERE tenant_id = ? AND contract_id = ? ORDER BY id""";
    private static final String HAS_SUCCESSOR =
            "SELECT 1 FROM milestone_dependency WHERE tenant_id = ? AND predecessor_id = ? LIMIT 1";
    private static final String HAS_PREDECESSOR =
            "SELECT 1 FROM milestone_dependency WHERE tenant_id = ? AND successor_id = ? LIMIT 1";
    private static final String SEQUENCE =
            "SELECT last_sequence FROM event_stream WHERE tenant_id = ? AND stream_id = ?";
    private static final String ADD = """
            INSERT INTO milestone_dependency (tenant_id, id, version, contract_id, predecessor_id, successor_id, type, lag,
              lag_unit, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String REMOVE = "DELETE FROM milestone_dependency WHERE tenant_id = ? AND id = ?";

    private static final JsonColumn<DueRule> RULE = new JsonColumn.Rules();

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    PlanStore(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** The plan of a contract; refused with 409 when it is larger than one graph may be. */
    Plan read(UUID contract) {
        Plan plan = readIfFits(contract);
        if (plan == null) {
            throw ProblemType.CONFLICT.because("The contract has more than " + Plan.MOST_MILESTONES
                    + " milestones, the most that one schedule takes; split it into several contracts.");
        }
        return plan;
    }

    /** The plan of a contract; null when it is larger than one graph may be. */
    @Nullable
    Plan readIfFits(UUID contract) {
        try (Connection connection = database.getConnection()) {
            List<PlannedMilestone> milestones = milestones(connection, contract);
            return milestones.size() > Plan.MOST_MILESTONES
                    ? null
                    : new Plan(milestones, dependencies(connection, contract));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<PlannedMilestone> milestones(Connection connection, UUID contract) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MILESTONES)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            select.setInt(3, Plan.MOST_MILESTONES + 1);
            List<PlannedMilestone> milestones = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    milestones.add(milestone(row));
                }
            }
            return milestones;
        }
    }

    private static PlannedMilestone milestone(ResultSet row) throws SQLException {
        return new PlannedMilestone(
                UUID.fromString(row.getString(1)),
                row.getString(2),
                MilestoneType.valueOf(row.getString(3)),
                MilestoneStatus.valueOf(row.getString(4)),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getBoolean(9),
                new PaymentTermColumns(
                                row.getBigDecimal(10),
                                row.getBigDecimal(11),
                                row.getString(12),
                                (Integer) row.getObject(13),
                                netTerms(row.getString(14)),
                                null, // penalties and bonuses do not move the day
                                null)
                        .toTerm(),
                RULE.convertToEntityAttribute(row.getString(15)),
                row.getInt(16));
    }

    private static @Nullable NetTerms netTerms(@Nullable String name) {
        return name == null ? null : NetTerms.valueOf(name);
    }

    private List<DependencyState> dependencies(Connection connection, UUID contract) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DEPENDENCIES)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            List<DependencyState> dependencies = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    dependencies.add(new DependencyState(
                            UUID.fromString(row.getString(1)),
                            row.getLong(2),
                            contract,
                            UUID.fromString(row.getString(3)),
                            UUID.fromString(row.getString(4)),
                            DependencyType.valueOf(row.getString(5)),
                            row.getInt(6),
                            LagUnit.valueOf(row.getString(7))));
                }
            }
            return dependencies;
        }
    }

    /** Whether any dependency begins or ends at a milestone. */
    boolean isTied(UUID milestone) {
        return isThere(HAS_SUCCESSOR, milestone) || isThere(HAS_PREDECESSOR, milestone);
    }

    private boolean isThere(String sql, UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.get());
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sequence of the last event of a contract: it grows with every change to it and to what is in it. */
    long sequence(UUID contract) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SEQUENCE)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes and adds dependencies of a locked contract, in this order. */
    void replace(Collection<DependencyState> gone, Collection<DependencyState> come, Instant now) {
        try (Connection connection = database.getConnection()) {
            if (!gone.isEmpty()) {
                try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
                    for (DependencyState one : gone) {
                        remove.setString(1, tenant.get());
                        remove.setObject(2, one.id());
                        remove.addBatch();
                    }
                    remove.executeBatch();
                }
            }
            if (!come.isEmpty()) {
                try (PreparedStatement add = connection.prepareStatement(ADD)) {
                    for (DependencyState one : come) {
                        bind(add, one, now);
                        add.addBatch();
                    }
                    add.executeBatch();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void bind(PreparedStatement add, DependencyState one, Instant now) throws SQLException {
        add.setString(1, tenant.get());
        add.setObject(2, one.id());
        add.setLong(3, one.version());
        add.setObject(4, one.contractId());
        add.setObject(5, one.predecessorId());
        add.setObject(6, one.successorId());
        add.setString(7, one.type().name());
        add.setInt(8, one.lag());
        add.setString(9, one.lagUnit().name());
        add.setObject(10, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    }
}
