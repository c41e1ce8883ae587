package dev.milepost.analytics.rebuild;

import dev.milepost.kit.time.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;

/** Starts and lists rebuilds, finds what they still have to do, and switches over. */
@ApplicationScoped
class RebuildStore {
    static final String LOCK = "SELECT live, building FROM history_build WHERE tenant_id = ? FOR UPDATE";
    static final String FIRST = "INSERT IGNORE INTO history_build (tenant_id, live) VALUES (?, 1)";
    static final String NEXT = "SELECT COALESCE(MAX(build), 1) + 1 FROM rebuild WHERE tenant_id = ?";
    static final String BUILDING = "UPDATE history_build SET building = ? WHERE tenant_id = ?";
    static final String REQUEST =
            "INSERT INTO rebuild (tenant_id, build, requested_by, requested_at) VALUES (?, ?, ?, ?)";
    static final String SWITCH = "UPDATE history_build SET live = building, building = NULL WHERE tenant_id = ?";
    static final String FINISH = "UPDATE rebuild SET finished_at = ? WHERE tenant_id = ? AND build = ?";
    static final String STREAMS = """
            SELECT s.source, s.stream_id FROM
              (SELECT DISTINCT source, stream_id FROM event_log WHERE tenant_id = ?) s
              LEFT JOIN rebuilt_stream r
                ON r.tenant_id = ? AND r.build = ? AND r.source = s.source AND r.stream_id = s.stream_id
            WHERE r.stream_id IS NULL""";
    static final String LIST = """
            SELECT build, requested_by, requested_at, finished_at,
              (SELECT COUNT(*) FROM rebuilt_stream s WHERE s.tenant_id = r.tenant_id AND s.build = r.build),
              (SELECT COUNT(DISTINCT source, stream_id) FROM event_log e WHERE e.tenant_id = r.tenant_id),
              build = (SELECT live FROM history_build b WHERE b.tenant_id = r.tenant_id)
            FROM rebuild r WHERE tenant_id = ? ORDER BY build DESC LIMIT 20""";

    private final DataSource database;
    private final RealTime time;

    @Inject
    RebuildStore(DataSource database, RealTime time) {
        this.database = database;
        this.time = time;
    }

    record StreamId(String source, UUID id) {}

    /** Begins a rebuild of the tenant's history; empty when one is already on its way. Waits for running folds. */
    OptionalInt begin(String tenant, String by) {
        return call(connection -> {
            // A tenant without any event has nothing to rebuild, but an answer.
            try (var first = connection.prepareStatement(FIRST)) {
                first.setString(1, tenant);
                first.executeUpdate();
            }
            if (buildingOf(connection, tenant).isPresent()) {
                return OptionalInt.empty();
            }
            int build = number(connection, NEXT, tenant);
            try (var building = connection.prepareStatement(BUILDING);
                    var request = connection.prepareStatement(REQUEST)) {
                building.setInt(1, build);
                building.setString(2, tenant);
                building.executeUpdate();
                request.setString(1, tenant);
                request.setInt(2, build);
                request.setString(3, by);
                request.setObject(4, now());
                request.executeUpdate();
            }
            return OptionalInt.of(build);
        });
    }

    /** The streams that are not yet in {@code build}. */
    List<StreamId> missing(String tenant, int build) {
        return call(connection -> missing(connection, tenant, build));
    }

    /** Makes {@code build} the live one if it has everything; false when it has not. */
    boolean switchTo(String tenant, int build) {
        return call(connection -> {
            OptionalInt building = buildingOf(connection, tenant);
            if (building.isEmpty() || building.getAsInt() != build) {
                return true; // another replica did
            }
            if (!missing(connection, tenant, build).isEmpty()) {
                return false;
            }
            try (var switchOver = connection.prepareStatement(SWITCH);
                    var finish = connection.prepareStatement(FINISH)) {
                switchOver.setString(1, tenant);
                switchOver.executeUpdate();
                finish.setObject(1, now());
                finish.setString(2, tenant);
                finish.setInt(3, build);
                finish.executeUpdate();
            }
            return true;
        });
    }

    List<RebuildView> list(String tenant) {
        return call(connection -> {
            List<RebuildView> rebuilds = new ArrayList<>();
            try (var select = connection.prepareStatement(LIST)) {
                select.setString(1, tenant);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        LocalDateTime finished = row.getObject(4, LocalDateTime.class);
                        long streams = row.getLong(6);
                        rebuilds.add(new RebuildView(
                                row.getInt(1),
                                finished == null ? RebuildState.RUNNING : RebuildState.DONE,
                                row.getBoolean(7),
                                row.getString(2),
                                row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                finished == null ? null : finished.toInstant(ZoneOffset.UTC),
                                streams,
                                finished == null ? row.getLong(5) : streams));
                    }
                }
            }
            return rebuilds;
        });
    }

    private static OptionalInt buildingOf(Connection connection, String tenant) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, tenant);
            try (var row = lock.executeQuery()) {
                Integer building = row.next() ? row.getObject(2, Integer.class) : null;
                return building == null ? OptionalInt.empty() : OptionalInt.of(building);
            }
        }
    }

    private static List<StreamId> missing(Connection connection, String tenant, int build) throws SQLException {
        List<StreamId> streams = new ArrayList<>();
        try (var select = connection.prepareStatement(STREAMS)) {
            select.setString(1, tenant);
            select.setString(2, tenant);
            select.setInt(3, build);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    streams.add(new StreamId(row.getString(1), UUID.fromString(row.getString(2))));
                }
            }
        }
        return streams;
    }

    private static int number(Connection connection, String query, String tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, tenant);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(time.instant(), ZoneOffset.UTC);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T call(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the rebuilds", e);
        }
    }
}
