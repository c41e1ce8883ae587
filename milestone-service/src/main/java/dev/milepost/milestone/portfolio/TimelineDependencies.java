package dev.milepost.milestone.portfolio;

import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The dependencies between given milestones, by contract, with one statement. */
@ApplicationScoped
class TimelineDependencies {
    static final String BETWEEN = """
            SELECT d.contract_id, d.id, d.predecessor_id, d.successor_id, d.type, d.lag, d.lag_unit
            FROM milestone_dependency d WHERE d.tenant_id = ? AND d.successor_id IN (%s)""";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    TimelineDependencies(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    Map<UUID, List<TimelineView.Link>> between(List<UUID> milestones) {
        Map<UUID, List<TimelineView.Link>> found = new HashMap<>();
        if (milestones.isEmpty()) {
            return found;
        }
        Set<UUID> shown = Set.copyOf(milestones);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(BETWEEN.formatted(SqlFilter.marks(milestones)))) {
            select.setString(1, tenant.get());
            for (int i = 0; i < milestones.size(); i++) {
                select.setObject(i + 2, milestones.get(i));
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    if (!shown.contains(UUID.fromString(row.getString(3)))) {
                        continue; // looked for in the database, each pair of milestones would be a range of its own
                    }
                    found.computeIfAbsent(UUID.fromString(row.getString(1)), contract -> new ArrayList<>())
                            .add(new TimelineView.Link(
                                    UUID.fromString(row.getString(2)),
                                    UUID.fromString(row.getString(3)),
                                    UUID.fromString(row.getString(4)),
                                    DependencyType.valueOf(row.getString(5)),
                                    row.getInt(6),
                                    LagUnit.valueOf(row.getString(7))));
                }
            }
            found.values()
                    .forEach(links ->
                            links.sort(Comparator.comparing(link -> link.id().toString())));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
