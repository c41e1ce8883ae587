package dev.milepost.alert.preference;

import dev.milepost.kit.time.BusinessClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Takes away mutes and snoozes that ended a day ago, for all tenants: who mutes the same again just then changes the old row. */
@ApplicationScoped
class ForgetMutes {
    private static final int BATCH = 1000;
    private static final Duration LONGER = Duration.ofDays(1);
    static final String FORGET = "DELETE FROM alert_mute WHERE until_at < ? ORDER BY until_at LIMIT " + BATCH;

    private final DataSource database;
    private final BusinessClock clock;

    @Inject
    ForgetMutes(DataSource database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, LocalDateTime.ofInstant(clock.instant().minus(LONGER), ZoneOffset.UTC));
            while (delete.executeUpdate() == BATCH) {}
        }
    }
}
