package dev.milepost.milestone.gate;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What unpassed gates block: the finish-start successors of a milestone that is of type GATE or has a gate, until it is
 * MET, WAIVED or CANCELLED. How many they are is kept with each milestone, counted anew under the contract's lock when it
 * may have changed, so that reading a milestone or taking a step costs nothing more.
 */
@ApplicationScoped
public class Blockers {
    private static final int IN_ONE_STATEMENT = 500;
    private static final String UNPASSED = """
            (p.type = 'GATE' OR p.gate IS NOT NULL) AND p.status NOT IN ('MET', 'WAIVED', 'CANCELLED')""";
    private static final String SUCCESSORS =
            "SELECT successor_id FROM milestone_dependency WHERE tenant_id = ? AND predecessor_id = ?";
    private static final String ALL_SUCCESSORS =
            "SELECT DISTINCT successor_id FROM milestone_dependency WHERE tenant_id = ? AND contract_id = ?";
    private static final String COUNT = """
            UPDATE milestone s SET s.open_gates = (
              SELECT COUNT(DISTINCT p.id) FROM milestone_dependency d JOIN milestone p
                ON p.tenant_id = d.tenant_id AND p.id = d.predecessor_id
              WHERE d.tenant_id = s.tenant_id AND d.successor_id = s.id AND d.type = 'FS' AND %s)
            WHERE s.tenant_id = ? AND s.id IN (%s)""";
    private static final String NAMED = """
            SELECT DISTINCT p.id, p.title, p.status FROM milestone_dependency d JOIN milestone p
              ON p.tenant_id = d.tenant_id AND p.id = d.predecessor_id
            WHERE d.tenant_id = ? AND d.successor_id = ? AND d.type = 'FS' AND %s ORDER BY p.id""".formatted(UNPASSED);

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    Blockers(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** A gate that is in the way. */
    public record Blocker(UUID id, String title, MilestoneStatus status) {}

    /** Whether a gate in this state lets its successors go. */
    public static boolean lets(MilestoneStatus status) {
        return status == MilestoneStatus.MET || status == MilestoneStatus.WAIVED || status == MilestoneStatus.CANCELLED;
    }

    /** The refusal that names the gates before a milestone. */
    public RuntimeException refusal(UUID milestone) {
        List<Blocker> blockers = of(milestone);
        return ProblemType.GATE_NOT_PASSED
                .builder("Before this come gates that are not passed: "
                        + blockers.stream()
                                .map(one -> "'" + one.title + "' is " + one.status)
                                .collect(Collectors.joining(", "))
                        + ".")
                .with("blockedBy", blockers)
                .build();
    }

    /** Counts anew what a gate, or what is no gate any more, blocks. */
    public void recount(UUID predecessor) {
        count(successors(SUCCESSORS, predecessor));
    }

    /** Counts anew for all milestones of a contract. */
    public void recountContract(UUID contract) {
        count(successors(ALL_SUCCESSORS, contract));
    }

    /** Counts anew how many gates are before these. */
    public void count(List<UUID> milestones) {
        for (int from = 0; from < milestones.size(); from += IN_ONE_STATEMENT) {
            List<UUID> some = milestones.subList(from, Math.min(milestones.size(), from + IN_ONE_STATEMENT));
            try (Connection connection = database.getConnection();
                    PreparedStatement update =
                            connection.prepareStatement(COUNT.formatted(UNPASSED, SqlFilter.marks(some)))) {
                update.setString(1, tenant.get());
                for (int i = 0; i < some.size(); i++) {
                    update.setObject(i + 2, some.get(i));
                }
                update.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<Blocker> of(UUID milestone) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NAMED)) {
            select.setString(1, tenant.get());
            select.setObject(2, milestone);
            List<Blocker> blockers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    blockers.add(new Blocker(
                            UUID.fromString(row.getString(1)),
                            row.getString(2),
                            MilestoneStatus.valueOf(row.getString(3))));
                }
            }
            return blockers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UUID> successors(String sql, UUID of) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.get());
            select.setObject(2, of);
            List<UUID> successors = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    successors.add(UUID.fromString(row.getString(1)));
                }
            }
            return successors;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
