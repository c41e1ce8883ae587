package dev.milepost.milestone.watcher;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Who watches which milestones, as rows that lists are filtered by; the milestone itself keeps the list. */
@ApplicationScoped
class Watchers {
    private static final String ADD =
            "INSERT IGNORE INTO milestone_watcher (tenant_id, milestone_id, person_id) VALUES (?, ?, ?)";
    private static final String REMOVE =
            "DELETE FROM milestone_watcher WHERE tenant_id = ? AND milestone_id = ? AND person_id = ?";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    Watchers(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    void add(UUID milestone, UUID person) {
        run(ADD, milestone, person);
    }

    void remove(UUID milestone, UUID person) {
        run(REMOVE, milestone, person);
    }

    private void run(String sql, UUID milestone, UUID person) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.get());
            statement.setObject(2, milestone);
            statement.setObject(3, person);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
