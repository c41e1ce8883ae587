package dev.milepost.milestone.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds requests that wait although their milestone has ended, in all tenants: each names its own. */
@ApplicationScoped
class OrphanedExtensions {
    static final String FIND = """
            SELECT e.tenant_id, e.id FROM extension_request e
            JOIN milestone m ON m.tenant_id = e.tenant_id AND m.id = e.milestone_id
            WHERE e.status = 'REQUESTED' AND e.id > ? AND m.status IN ('MET', 'MISSED', 'WAIVED', 'CANCELLED')
            ORDER BY e.id LIMIT ?""";
    private static final UUID FIRST = new UUID(0, 0);

    private final DataSource database;

    @Inject
    OrphanedExtensions(DataSource database) {
        this.database = database;
    }

    record Orphan(String tenant, UUID extension) {}

    List<Orphan> after(@Nullable Orphan last, int most) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setObject(1, last == null ? FIRST : last.extension());
            select.setInt(2, most);
            List<Orphan> found = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Orphan(row.getString(1), UUID.fromString(row.getString(2))));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
