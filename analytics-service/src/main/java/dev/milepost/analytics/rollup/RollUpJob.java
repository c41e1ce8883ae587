package dev.milepost.analytics.rollup;

import dev.milepost.kit.sql.PassingFailure;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Counts what is marked, of all tenants; replicas share the builds. */
@ApplicationScoped
class RollUpJob {
    static final String BUILDS = "SELECT DISTINCT tenant_id, build FROM roll_up_due";
    private static final Logger LOG = Logger.getLogger(RollUpJob.class);

    private final DataSource database;
    private final RollUpBuild builds;

    @Inject
    RollUpJob(DataSource database, RollUpBuild builds) {
        this.database = database;
        this.builds = builds;
    }

    private record Build(String tenant, int number) {}

    @Scheduled(
            identity = "roll-ups",
            every = "{milepost.roll-up.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        Set<Build> failed = new HashSet<>();
        boolean isBehind;
        do { // in turns, as one may always be behind; the marks of the others gather until the next run
            isBehind = false;
            for (Build build : due()) {
                isBehind |= !failed.contains(build) && goOn(build, failed);
            }
        } while (isBehind);
    }

    /** Counts the next units of {@code build}; whether it is still behind. */
    private boolean goOn(Build build, Set<Build> failed) {
        try {
            return builds.goOn(build.tenant(), build.number()) && builds.isBehind(build.tenant(), build.number());
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s is not rolled up", build); // answers count what is marked themselves meanwhile
            if (!PassingFailure.isIn(e)) {
                failed.add(build);
            }
            return false;
        }
    }

    private List<Build> due() throws SQLException {
        List<Build> due = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(BUILDS);
                var row = select.executeQuery()) {
            while (row.next()) {
                due.add(new Build(row.getString(1), row.getInt(2)));
            }
        }
        return due;
    }
}
