package dev.milepost.milestone.milestone;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.deadline.CalendarRef;
import dev.milepost.milestone.deadline.TraceStep;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * How the due dates of milestones came about: kept as they were, as a calendar or an anchor may have changed since for
 * a milestone that has ended.
 */
@ApplicationScoped
class DueTraces {
    private static final String KEEP = """
            INSERT INTO milestone_due_trace (tenant_id, milestone_id, trace) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE trace = VALUES(trace)""";
    private static final String READ = "SELECT trace FROM milestone_due_trace WHERE tenant_id = ? AND milestone_id = ?";
    private static final JsonColumn<Kept> JSON = new JsonColumn<Kept>(new TypeReference<Kept>() {}, null) {};

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    DueTraces(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** What is kept of a computation. */
    record Kept(CalendarRef calendar, List<TraceStep> steps) {}

    /** Keeps traces by milestone, in place of those before. */
    void keep(Map<UUID, Kept> traces) {
        if (traces.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            for (var trace : traces.entrySet()) {
                insert.setString(1, tenant.get());
                insert.setObject(2, trace.getKey());
                insert.setString(3, JSON.convertToDatabaseColumn(trace.getValue()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The trace of a milestone's date, if one was computed. */
    Optional<Kept> of(UUID milestone) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(READ)) {
            select.setString(1, tenant.get());
            select.setObject(2, milestone);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(JSON.convertToEntityAttribute(row.getString(1)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
