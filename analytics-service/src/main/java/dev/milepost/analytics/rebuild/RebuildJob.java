package dev.milepost.analytics.rebuild;

import dev.milepost.analytics.rebuild.RebuildStore.StreamId;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/**
 * Goes on with the rebuilds there are, wherever they stand: a service that was killed goes on after its start, and
 * replicas share the streams. Switches over when nothing is missing, and removes what a switch left behind.
 */
@ApplicationScoped
class RebuildJob {
    static final String RUNNING = "SELECT tenant_id, building FROM history_build WHERE building IS NOT NULL";
    static final String LEFT_BEHIND = "SELECT b.tenant_id, r.build FROM rebuild r JOIN history_build b"
            + " ON b.tenant_id = r.tenant_id WHERE r.removed = FALSE AND r.finished_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE";
    static final String REMOVED = "UPDATE rebuild SET removed = TRUE WHERE tenant_id = ? AND build = ?";
    private static final List<String> TABLES = List.of(
            "contract_history",
            "milestone_history",
            "payment_history",
            "approval_round",
            "reschedule",
            "reminder_fact",
            "rebuilt_stream");
    private static final int ROWS = 5_000;

    private final DataSource database;
    private final TenantScope tenants;
    private final RebuildStore store;
    private final RebuildStream streams;

    @Inject
    RebuildJob(DataSource database, TenantScope tenants, RebuildStore store, RebuildStream streams) {
        this.database = database;
        this.tenants = tenants;
        this.store = store;
        this.streams = streams;
    }

    private record Build(String tenant, int number) {}

    @Scheduled(every = "{milepost.rebuild.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        for (Build build : builds(RUNNING)) {
            tenants.run(build.tenant(), () -> goOn(build));
        }
        for (Build build : builds(LEFT_BEHIND)) {
            removeBefore(build);
        }
    }

    private void goOn(Build build) {
        do {
            List<StreamId> missing = store.missing(build.tenant(), build.number());
            Collections.shuffle(missing); // so that replicas seldom want the same
            missing.forEach(stream -> streams.rebuild(build.number(), stream));
        } while (!QuarkusTransaction.requiringNew().call(() -> store.switchTo(build.tenant(), build.number())));
    }

    /** Removes all older builds, in small bites: a fold waits for none of them. */
    private void removeBefore(Build live) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String table : TABLES) {
                String bite = "DELETE FROM " + table + " WHERE tenant_id = ? AND build < ? LIMIT " + ROWS;
                try (var delete = connection.prepareStatement(bite)) {
                    delete.setString(1, live.tenant());
                    delete.setInt(2, live.number());
                    while (delete.executeUpdate() == ROWS) {
                        // the next bite
                    }
                }
            }
            try (var removed = connection.prepareStatement(REMOVED)) {
                removed.setString(1, live.tenant());
                removed.setInt(2, live.number());
                removed.executeUpdate();
            }
        }
    }

    private List<Build> builds(String query) throws SQLException {
        List<Build> builds = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(query);
                var row = select.executeQuery()) {
            while (row.next()) {
                builds.add(new Build(row.getString(1), row.getInt(2)));
            }
        }
        return builds;
    }
}
