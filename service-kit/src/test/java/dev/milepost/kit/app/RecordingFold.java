package dev.milepost.kit.app;

import dev.milepost.events.Event;
import dev.milepost.events.PartyEvent;
import dev.milepost.kit.inbound.EventFold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Records what it is given; fails at the parties whose name a test has put on its list. */
@ApplicationScoped
public class RecordingFold implements EventFold {
    private final Set<String> failsAt = ConcurrentHashMap.newKeySet();

    private final DataSource database;

    @Inject
    RecordingFold(DataSource database) {
        this.database = database;
    }

    public void failAt(String name) {
        failsAt.add(name);
    }

    public void repair(String name) {
        failsAt.remove(name);
    }

    @Override
    public void fold(Event event, String json) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO folded (tenant_id, stream_id, sequence) VALUES (?, ?, ?)")) {
            insert.setString(1, event.tenant());
            insert.setObject(2, event.partitionkey());
            insert.setLong(3, event.sequenceNumber());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (event.data() instanceof PartyEvent data
                && failsAt.contains(data.party().name())) {
            throw new IllegalArgumentException("cannot fold " + data.party().name());
        }
    }
}
