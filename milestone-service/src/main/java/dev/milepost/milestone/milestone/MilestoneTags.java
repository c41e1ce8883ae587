package dev.milepost.milestone.milestone;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The tags of milestones once more, as rows: what lists find them by, as an index cannot look into a list. */
@ApplicationScoped
class MilestoneTags {
    private static final String ADD = "INSERT INTO milestone_tag (tenant_id, milestone_id, tag) VALUES (?, ?, ?)";
    private static final String REMOVE =
            "DELETE FROM milestone_tag WHERE tenant_id = ? AND milestone_id = ? AND tag = ?";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    MilestoneTags(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Makes the rows of a milestone, which is stored already, those of {@code after}. */
    void replace(UUID milestone, List<String> before, List<String> after) {
        run(REMOVE, milestone, without(before, after));
        run(ADD, milestone, without(after, before));
    }

    /** Adds rows for milestones that have none yet, the same tags for each. */
    void addAll(List<UUID> milestones, List<String> tags) {
        addAll(milestones.stream().collect(Collectors.toMap(Function.identity(), one -> tags)));
    }

    /** Adds rows for milestones that have none yet. */
    void addAll(Map<UUID, List<String>> tags) {
        if (tags.values().stream().allMatch(List::isEmpty)) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            for (var milestone : tags.entrySet()) {
                for (String tag : milestone.getValue()) {
                    statement.setString(1, tenant.get());
                    statement.setObject(2, milestone.getKey());
                    statement.setString(3, tag);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> without(Collection<String> all, Collection<String> others) {
        Set<String> left = new LinkedHashSet<>(all);
        left.removeAll(Set.copyOf(others));
        return left;
    }

    private void run(String sql, UUID milestone, Set<String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (String tag : tags) {
                statement.setString(1, tenant.get());
                statement.setObject(2, milestone);
                statement.setString(3, tag);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
