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
import org.jspecify.annotations.Nullable;

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
    static final String FINISH = "UPDATE rebuild SET finished_at = ?, failed_at = NULL, failure = NULL"
            + " WHERE tenant_id = ? AND build = ?";
    static final String FAIL = "UPDATE rebuild SET failed_at = ?, failure = ? WHERE tenant_id = ? AND build = ?";
    static final String HAS_FAILED =
            "SELECT 1 FROM rebuild WHERE tenant_id = ? AND build = ? AND failed_at IS NOT NULL";
    static final int PAGE = 5_000;
    /** Streams and whether each is missing; of the key's groups, which has the database jump from one to the next. */
    static final String STREAMS = """
            SELECT s.source, s.stream_id, r.stream_id IS NULL FROM
              (SELECT source, stream_id FROM event_log FORCE INDEX (event_log_stream) WHERE tenant_id = ?
                AND (source > ? OR (source = ? AND stream_id > ?))
                GROUP BY tenant_id, source, stream_id ORDER BY source, stream_id LIMIT\s""" + PAGE + """
            ) s
              LEFT JOIN rebuilt_stream r
                ON r.tenant_id = ? AND r.build = ? AND r.source = s.source AND r.stream_id = s.stream_id
            ORDER BY s.source, s.stream_id""";

    static final String ANY_STREAM = """
            SELECT 1 FROM
              (SELECT source, stream_id FROM event_log FORCE INDEX (event_log_stream) WHERE tenant_id = ?
                GROUP BY tenant_id, source, stream_id) s
              LEFT JOIN rebuilt_stream r
                ON r.tenant_id = ? AND r.build = ? AND r.source = s.source AND r.stream_id = s.stream_id
            WHERE r.stream_id IS NULL LIMIT 1""";
    static final String LIST = """
            SELECT build, requested_by, requested_at, finished_at,
              IF(finished_at IS NULL,
                (SELECT COUNT(*) FROM rebuilt_stream s WHERE s.tenant_id = r.tenant_id AND s.build = r.build), NULL),
              e.streams,
              build = (SELECT live FROM history_build b WHERE b.tenant_id = r.tenant_id), failed_at, failure
            FROM rebuild r CROSS JOIN (SELECT COUNT(*) AS streams FROM (
                SELECT 1 FROM event_log FORCE INDEX (event_log_stream) WHERE tenant_id = ?
                GROUP BY tenant_id, source, stream_id) each_stream) e
            WHERE r.tenant_id = ? ORDER BY build DESC LIMIT 20""";

    private static final int LONGEST_FAILURE = 1000;

    private final DataSource database;
    private final RealTime time;

    @Inject
    RebuildStore(DataSource database, RealTime time) {
        this.database = database;
        this.time = time;
    }

    record StreamId(String source, UUID id) {
        /** Before all others. */
        static final StreamId NONE = new StreamId("", new UUID(0, 0));
    }

    /**
     * Begins a rebuild of the tenant's history; empty when one is already on its way and has not failed. Waits for running
     * folds.
     */
    OptionalInt begin(String tenant, String by) {
        return call(connection -> {
            // A tenant without any event has nothing to rebuild, but an answer.
            try (var first = connection.prepareStatement(FIRST)) {
                first.setString(1, tenant);
                first.executeUpdate();
            }
            OptionalInt building = buildingOf(connection, tenant);
            if (building.isPresent() && !finds(connection, HAS_FAILED, tenant, building.getAsInt())) {
                return OptionalInt.empty();
            }
            int build = number(connection, NEXT, tenant);
            try (var next = connection.prepareStatement(BUILDING);
                    var request = connection.prepareStatement(REQUEST)) {
                next.setInt(1, build);
                next.setString(2, tenant);
                next.executeUpdate();
                request.setString(1, tenant);
                request.setInt(2, build);
                request.setString(3, by);
                request.setObject(4, now());
                request.executeUpdate();
            }
            return OptionalInt.of(build);
        });
    }

    /**
     * The next streams.
     *
     * @param missing those of them that are not yet rebuilt
     * @param last the last of them; null at the end
     */
    record Page(List<StreamId> missing, @Nullable StreamId last) {}

    /** The next streams after {@code last}. */
    Page page(String tenant, int build, StreamId last) {
        return call(connection -> {
            List<StreamId> missing = new ArrayList<>();
            StreamId end = null;
            try (var select = connection.prepareStatement(STREAMS)) {
                select.setString(1, tenant);
                select.setString(2, last.source());
                select.setString(3, last.source());
                select.setObject(4, last.id());
                select.setString(5, tenant);
                select.setInt(6, build);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        end = new StreamId(row.getString(1), UUID.fromString(row.getString(2)));
                        if (row.getBoolean(3)) {
                            missing.add(end);
                        }
                    }
                }
            }
            return new Page(missing, end);
        });
    }

    /** Says why {@code build} cannot be finished; it is tried again all the same, until another replaces it. */
    void fail(String tenant, int build, String reason) {
        call(connection -> {
            try (var fail = connection.prepareStatement(FAIL)) {
                fail.setObject(1, now());
                fail.setString(2, reason.substring(0, Math.min(LONGEST_FAILURE, reason.length())));
                fail.setString(3, tenant);
                fail.setInt(4, build);
                return fail.executeUpdate();
            }
        });
    }

    /** Makes {@code build} the live one if it has everything; false when it has not. */
    boolean switchTo(String tenant, int build) {
        return call(connection -> {
            OptionalInt building = buildingOf(connection, tenant);
            if (building.isEmpty() || building.getAsInt() != build) {
                return true; // another replica did
            }
            if (isAnyMissing(connection, tenant, build)) {
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
                select.setString(2, tenant);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        LocalDateTime finished = row.getObject(4, LocalDateTime.class);
                        long streams = row.getLong(6);
                        rebuilds.add(new RebuildView(
                                row.getInt(1),
                                state(finished, row.getObject(8, LocalDateTime.class)),
                                row.getBoolean(7),
                                row.getString(2),
                                row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                finished == null ? null : finished.toInstant(ZoneOffset.UTC),
                                streams,
                                finished == null ? row.getLong(5) : streams,
                                row.getString(9)));
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

    private static RebuildState state(@Nullable LocalDateTime finished, @Nullable LocalDateTime failed) {
        return finished != null ? RebuildState.DONE : failed != null ? RebuildState.FAILED : RebuildState.RUNNING;
    }

    private static boolean isAnyMissing(Connection connection, String tenant, int build) throws SQLException {
        try (var select = connection.prepareStatement(ANY_STREAM)) {
            select.setString(1, tenant);
            select.setString(2, tenant);
            select.setInt(3, build);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean finds(Connection connection, String query, String tenant, int build) throws SQLException {
        try (var select = connection.prepareStatement(query)) {
            select.setString(1, tenant);
            select.setInt(2, build);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
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
