package dev.milepost.analytics.question;

import dev.milepost.events.DependencyEvent;
import dev.milepost.events.DependencyState;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What depends on what in a contract at a moment. It is read from the stored events of that contract: few, and seldom asked for. */
@ApplicationScoped
class Dependencies {
    static final String EVENTS = "SELECT payload FROM event_log WHERE tenant_id = ? AND source = '/milestone-service'"
            + " AND stream_id = ? AND type LIKE 'dev.milepost.dependency.%' AND time <= ? ORDER BY sequence";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    Dependencies(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Those of {@code contract}, which the caller may see. */
    List<DependencyState> of(UUID contract, Instant asOf) {
        Map<UUID, DependencyState> dependencies = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(EVENTS)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            select.setObject(3, LocalDateTime.ofInstant(asOf, ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var event = EventJson.read(row.getString(1));
                    if (event.data() instanceof DependencyEvent data) {
                        if (event.knownType() == EventType.DEPENDENCY_REMOVED) {
                            dependencies.remove(data.dependency().id());
                        } else {
                            dependencies.put(data.dependency().id(), data.dependency());
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what depends on what in " + contract, e);
        }
        return List.copyOf(dependencies.values());
    }
}
