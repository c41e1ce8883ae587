package dev.milepost.analytics.rebuild;

import dev.milepost.analytics.rebuild.RebuildStore.StreamId;
import dev.milepost.analytics.rollup.RollUpBuild;
import dev.milepost.kit.sql.PassingFailure;
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
import org.jboss.logging.Logger;

/**
 * Goes on with the rebuilds there are, wherever they stand: a service that was killed goes on after its start, and
 * replicas share the streams. Switches over when nothing is missing, and removes what a switch left behind.
 */
@ApplicationScoped
class RebuildJob {
    static final String RUNNING = "SELECT tenant_id, building FROM history_build b WHERE building IS NOT NULL"
            + " AND NOT EXISTS (SELECT 1 FROM rebuild r WHERE r.tenant_id = b.tenant_id AND r.build = b.building"
            + " AND r.failed_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE)";
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
            "decision_wait",
            "rebuilt_stream",
            "roll_up_cell",
            "roll_up_counted",
            "roll_up_due",
            "roll_up_state");
    private static final int ROWS = 5_000;
    private static final int MOST_FAILURES = 20;
    private static final Logger LOG = Logger.getLogger(RebuildJob.class);

    private final DataSource database;
    private final TenantScope tenants;
    private final RebuildStore store;
    private final RebuildStream streams;
    private final RollUpBuild rollUps;

    @Inject
    RebuildJob(
            DataSource database, TenantScope tenants, RebuildStore store, RebuildStream streams, RollUpBuild rollUps) {
        this.database = database;
        this.tenants = tenants;
        this.store = store;
        this.streams = streams;
        this.rollUps = rollUps;
    }

    private record Build(String tenant, int number) {}

    @Scheduled(every = "{milepost.rebuild.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        for (Build build : builds(RUNNING)) {
            try {
                tenants.run(build.tenant(), () -> goOn(build));
            } catch (RuntimeException e) {
                LOG.errorf(e, "rebuild %s does not go on", build);
            }
        }
        for (Build build : builds(LEFT_BEHIND)) {
            try {
                removeBefore(build);
            } catch (SQLException e) {
                LOG.errorf(e, "what is older than %s cannot be removed", build);
            }
        }
    }

    private void goOn(Build build) {
        try {
            goOnOrFail(build);
        } catch (RuntimeException e) {
            if (!PassingFailure.isIn(e)) { // or it would be tried for ever, and no other rebuild could take its place
                String why = e.getCause() == null
                        ? e.getMessage()
                        : e.getMessage() + ": " + e.getCause().getMessage();
                store.fail(build.tenant(), build.number(), "cells: " + why);
            }
            throw e;
        }
    }

    private void goOnOrFail(Build build) {
        List<String> failures = new ArrayList<>();
        boolean isWhole;
        do {
            isWhole = rebuildMissing(build, failures);
            while (failures.isEmpty()
                    && rollUps.goOn(build.tenant(), build.number())
                    && rollUps.isBehind(build.tenant(), build.number())) {
                // or questions would take their time after the switch
            }
            if (failures.isEmpty() && (!isWhole || rollUps.isBehind(build.tenant(), build.number()))) {
                return; // another replica is at it; the next run sees
            }
        } while (failures.isEmpty()
                && !QuarkusTransaction.requiringNew().call(() -> store.switchTo(build.tenant(), build.number())));
        if (!failures.isEmpty()) {
            store.fail(
                    build.tenant(),
                    build.number(),
                    failures.size() + (failures.size() == 1 ? " stream" : " streams") + " at least, the first one "
                            + failures.getFirst());
        }
    }

    /**
     * Rebuilds what is missing, past streams that cannot be and adds to {@code failures} why; false when it left some that
     * somebody else is at.
     */
    private boolean rebuildMissing(Build build, List<String> failures) {
        boolean isWhole = true;
        StreamId last = StreamId.NONE;
        while (true) {
            RebuildStore.Page page = store.page(build.tenant(), build.number(), last);
            if (page.last() == null) {
                return isWhole;
            }
            last = page.last();
            List<StreamId> missing = page.missing();
            Collections.shuffle(missing); // so that replicas seldom want the same
            for (StreamId stream : missing) {
                try {
                    streams.rebuild(build.number(), stream);
                } catch (RuntimeException e) {
                    if (PassingFailure.isIn(e)) {
                        LOG.debugf(e, "stream %s is left for later", stream);
                        isWhole = false;
                        continue;
                    }
                    LOG.errorf(e, "stream %s cannot be rebuilt into %s", stream, build);
                    failures.add(stream.id() + " of " + stream.source() + ": " + e.getMessage());
                    if (failures.size() == MOST_FAILURES) {
                        return isWhole; // it is not the streams: the database is gone, or all are unreadable
                    }
                }
            }
        }
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
