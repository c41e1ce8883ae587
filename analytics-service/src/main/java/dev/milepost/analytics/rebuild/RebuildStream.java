package dev.milepost.analytics.rebuild;

import dev.milepost.analytics.history.HistoryBuild;
import dev.milepost.analytics.rebuild.RebuildStore.StreamId;
import dev.milepost.events.EventJson;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Folds one stream of the stored events into a build, in a transaction that keeps the fold away from that stream and from
 * no other. The mark it leaves commits with the rows: after a crash the stream is in the build completely or not at all.
 */
@ApplicationScoped
class RebuildStream {
    static final String LOCK = "SELECT sequence FROM stream_position WHERE tenant_id = ?"
            + " AND topic IN ('milepost.milestones.v1', 'milepost.alerts.v1') AND stream_id = ? FOR UPDATE";
    static final String IS_DONE =
            "SELECT 1 FROM rebuilt_stream WHERE tenant_id = ? AND build = ? AND source = ? AND stream_id = ?";
    static final String EVENTS =
            "SELECT payload FROM event_log" + " WHERE tenant_id = ? AND source = ? AND stream_id = ? ORDER BY sequence";
    static final String DONE = "INSERT INTO rebuilt_stream (tenant_id, build, source, stream_id) VALUES (?, ?, ?, ?)";
    private static final int BATCH = 500;

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    RebuildStream(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void rebuild(int build, StreamId stream) {
        try (Connection connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK);
                var isDone = connection.prepareStatement(IS_DONE);
                var done = connection.prepareStatement(DONE)) {
            lock.setString(1, tenant.get());
            lock.setObject(2, stream.id());
            lock.executeQuery().close();
            for (var statement : new java.sql.PreparedStatement[] {isDone, done}) {
                statement.setString(1, tenant.get());
                statement.setInt(2, build);
                statement.setString(3, stream.source());
                statement.setObject(4, stream.id());
            }
            try (var row = isDone.executeQuery()) {
                if (row.next()) {
                    return; // another replica was first
                }
            }
            fold(connection, build, stream);
            done.executeUpdate();
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
            try (var row = events.executeQuery()) {
                int pending = 0;
                while (row.next()) {
                    history.fold(connection, EventJson.read(row.getString(1)));
                    if (++pending % BATCH == 0) {
                        history.flush(connection);
                    }
                }
            }
        }
        history.flush(connection);
    }
}
