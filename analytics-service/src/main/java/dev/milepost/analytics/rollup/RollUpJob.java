package dev.milepost.analytics.rollup;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
        boolean isMore;
        do { // in turns, as there may always be more of one
            isMore = false;
            for (Build build : due()) {
                isMore |= goOn(build);
            }
        } while (isMore);
    }

    private boolean goOn(Build build) {
        try {
            return builds.goOn(build.tenant(), build.number());
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s is not rolled up", build); // answers count what is marked themselves meanwhile
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
