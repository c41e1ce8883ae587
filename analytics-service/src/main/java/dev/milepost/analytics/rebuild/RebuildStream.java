package dev.milepost.analytics.rebuild;

import dev.milepost.analytics.fact.Facts;
import dev.milepost.analytics.history.HistoryBuild;
import dev.milepost.analytics.rebuild.RebuildStore.StreamId;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Folds one stream of the stored events into a build, in a transaction that keeps all others away from that stream: an event
 * of it that arrives meanwhile waits, and with it what the same consumer has behind it. Facts have no builds: folded again
 * in the order of their stream, they end as the events say. The mark it leaves commits with the rows: after a crash the
 * stream is in the build completely or not at all. It comes first, as events that were inserted by hand have no position
 * that could be locked.
 */
@ApplicationScoped
class RebuildStream {
    static final String LOCK = "SELECT sequence FROM stream_position WHERE tenant_id = ?"
            + " AND topic IN ('milepost.milestones.v1', 'milepost.alerts.v1') AND stream_id = ? FOR UPDATE NOWAIT";
    static final String IS_BUILDING = "SELECT 1 FROM history_build WHERE tenant_id = ? AND building = ?";
    static final String MARK =
            "INSERT IGNORE INTO rebuilt_stream (tenant_id, build, source, stream_id) VALUES (?, ?, ?, ?)";
    static final String EVENTS = "SELECT sequence, payload FROM event_log"
            + " WHERE tenant_id = ? AND source = ? AND stream_id = ? AND sequence > ? ORDER BY sequence LIMIT 500";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Facts facts;

    @Inject
    RebuildStream(DataSource database, CurrentTenant tenant, Facts facts) {
        this.database = database;
        this.tenant = tenant;
        this.facts = facts;
    }

    /** Fails with a lock wait that timed out, at once, when somebody else is at the stream. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void rebuild(int build, StreamId stream) {
        try (Connection connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK);
                var isBuilding = connection.prepareStatement(IS_BUILDING);
                var mark = connection.prepareStatement(MARK)) {
            lock.setString(1, tenant.get());
            lock.setObject(2, stream.id());
            lock.executeQuery().close();
            isBuilding.setString(1, tenant.get());
            isBuilding.setInt(2, build);
            try (var row = isBuilding.executeQuery()) {
                if (!row.next()) {
                    return; // another replica switched over: what came since is in it already
                }
            }
            mark.setString(1, tenant.get());
            mark.setInt(2, build);
            mark.setString(3, stream.source());
            mark.setObject(4, stream.id());
            if (mark.executeUpdate() == 1) { // or another replica was first
                fold(connection, build, stream);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot rebuild stream " + stream, e);
        }
    }

    private void fold(Connection connection, int build, StreamId stream) throws SQLException {
        HistoryBuild history = new HistoryBuild(tenant.get(), build);
        try (var events = connection.prepareStatement(EVENTS)) {
            events.setString(1, tenant.get());
            events.setString(2, stream.source());
            events.setObject(3, stream.id());
            long last = -1;
            for (long before = Long.MIN_VALUE; before < last; ) { // until a page is empty
                before = last;
                last = foldPage(connection, events, history, last);
            }
            facts.flush();
        }
    }

    /** Folds the events after {@code last}, as many as a page has; the sequence of the last one. */
    private long foldPage(Connection connection, PreparedStatement events, HistoryBuild history, long last)
            throws SQLException {
        events.setLong(4, last);
        long end = last;
        List<Event> page = new ArrayList<>();
        try (var row = events.executeQuery()) {
            while (row.next()) {
                end = row.getLong(1);
                page.add(EventJson.read(row.getString(2)));
            }
        }
        history.expect(connection, page);
        for (Event event : page) {
            history.fold(connection, event);
            facts.fold(event);
        }
        history.flush(connection);
        return end;
    }
}
