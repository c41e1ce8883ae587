package dev.milepost.benchmarks.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler with empty tasks: its strategy "fetch", as "lock and fetch" refuses MariaDB, polling each 100 ms, and at
 * once while there is more.
 */
final class DbScheduler implements Peer {
    private final HikariDataSource database;
    private final int threads;
    private final InstantSource clock = InstantSource.system();
    private final Lateness lateness = new Lateness();
    private @Nullable Scheduler scheduler;

    /** @param threads how many tasks it runs at a time */
    DbScheduler(HikariDataSource database, String threads) {
        this.database = database;
        this.threads = Integer.parseInt(threads);
    }

    @Override
    public void start() {
        lateness.clear();
        OneTimeTask<Void> task = Tasks.oneTime("empty")
                .execute((instance, context) -> lateness.add(context.getExecution().executionTime, clock.instant()));
        var started = Scheduler.create(database, task)
                .threads(threads)
                .pollUsingFetchAndLockOnExecute(0.5, 3.0)
                .pollingInterval(Duration.ofMillis(100))
                .jdbcCustomization(new MariaDBJdbcCustomization(true))
                .build();
        started.start();
        scheduler = started;
    }

    @Override
    public String stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
        return lateness.text();
    }

    @Override
    public void close() throws Exception {
        stop();
        database.close();
    }
}
