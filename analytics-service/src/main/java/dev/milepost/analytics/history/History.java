package dev.milepost.analytics.history;

import dev.milepost.events.Event;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets the history follow the events of a transaction: in the live build, and in the one being made as soon as it has all
 * earlier events of the stream. The share it takes in the tenant's row of {@code history_build} keeps a switch away until
 * the transaction ends.
 */
@TransactionScoped
public class History {
    static final String BUILDS = "SELECT live, building FROM history_build WHERE tenant_id = ? LOCK IN SHARE MODE";
    static final String FIRST = "INSERT IGNORE INTO history_build (tenant_id, live) VALUES (?, 1)";
    static final String IS_REBUILT =
            "SELECT 1 FROM rebuilt_stream WHERE tenant_id = ? AND build = ? AND source = ? AND stream_id = ?";

    private final DataSource database;
    private final Map<Integer, HistoryBuild> builds = new LinkedHashMap<>();
    private final List<Event> pending = new ArrayList<>();
    private final Map<Stream, Boolean> rebuilt = new HashMap<>();
    private int live;
    private @Nullable Integer building;

    @Inject
    History(DataSource database) {
        this.database = database;
    }

    private record Stream(String source, UUID id) {}

    /** Lets it follow {@code event}, when it is written. */
    public void fold(Event event) {
        pending.add(event);
    }

    /** Folds what came and writes it. What the events are about is read for all of them at once. */
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            if (builds.isEmpty()) {
                begin(connection, pending.getFirst().tenant());
            }
            for (var build : builds.entrySet()) {
                List<Event> its = new ArrayList<>();
                for (Event event : pending) {
                    if (build.getKey() == live ? live > 0 : isRebuilt(connection, event, build.getKey())) {
                        its.add(event);
                    }
                }
                build.getValue().expect(connection, its);
                for (Event event : its) {
                    build.getValue().fold(connection, event);
                }
                build.getValue().flush(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the history", e);
        }
        pending.clear();
    }

    private void begin(Connection connection, String tenant) throws SQLException {
        if (!read(connection, tenant)) {
            try (var first = connection.prepareStatement(FIRST)) {
                first.setString(1, tenant);
                first.executeUpdate();
            }
            read(connection, tenant);
        }
        builds.put(live, new HistoryBuild(tenant, live));
        if (building != null) {
            builds.put(building, new HistoryBuild(tenant, building));
        }
    }

    private boolean read(Connection connection, String tenant) throws SQLException {
        try (var select = connection.prepareStatement(BUILDS)) {
            select.setString(1, tenant);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                live = row.getInt(1);
                building = row.getObject(2, Integer.class);
                return true;
            }
        }
    }

    private boolean isRebuilt(Connection connection, Event event, int build) throws SQLException {
        Stream stream = new Stream(event.source(), event.partitionkey());
        Boolean known = rebuilt.get(stream);
        if (known == null) {
            try (var select = connection.prepareStatement(IS_REBUILT)) {
                select.setString(1, event.tenant());
                select.setInt(2, build);
                select.setString(3, stream.source());
                select.setObject(4, stream.id());
                try (var row = select.executeQuery()) {
                    known = row.next();
                }
            }
            rebuilt.put(stream, known);
        }
        return known;
    }
}
