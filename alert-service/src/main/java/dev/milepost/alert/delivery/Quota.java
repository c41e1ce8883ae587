package dev.milepost.alert.delivery;

import dev.milepost.alert.mailsettings.MailSettingsConfig;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * How many mails go to one address in an hour of the clock. Each takes its place before it is sent, so that any number of
 * workers keep to the limit together; without a limit nothing is asked. Statements name the tenant, but for {@link
 * #FORGET}, which serves all.
 */
@ApplicationScoped
class Quota {
    static final String FORGET = "DELETE FROM mail_count WHERE hour < ? LIMIT 10000";
    private static final String NEXT = """
            UPDATE mail_count SET sent = sent + 1 WHERE tenant_id = ? AND address = ? AND hour = ? AND sent < ?""";
    private static final String FIRST =
            "INSERT IGNORE INTO mail_count (tenant_id, address, hour, sent) VALUES (?, ?, ?, 1)";
    private static final String GIVE_BACK =
            "UPDATE mail_count SET sent = sent - 1 WHERE tenant_id = ? AND address = ? AND hour = ? AND sent > 0";
    private static final Duration KEPT = Duration.ofDays(2);

    private final DataSource database;
    private final MailSettingsConfig config;
    private final BusinessClock clock;

    @Inject
    Quota(DataSource database, MailSettingsConfig config, BusinessClock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** The limit that holds for a reminder; 0 for none, as for what cannot wait. */
    int limit(DueReminder due) {
        return due.canWait() ? config.limit(due.sender().perHour()) : 0;
    }

    /** When the hour is over. */
    static Instant end(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    /** Takes a place; false when there is none left in this hour. */
    boolean take(String tenant, String address, int limit, Instant now) throws SQLException {
        var hour = LocalDateTime.ofInstant(now.truncatedTo(ChronoUnit.HOURS), ZoneOffset.UTC);
        String to = address.toLowerCase(Locale.ROOT);
        try (Connection connection = database.getConnection()) {
            // The second time for whoever was not the first after all.
            return next(connection, tenant, to, hour, limit)
                    || first(connection, tenant, to, hour)
                    || next(connection, tenant, to, hour, limit);
        }
    }

    /** Gives back the place of what did not go out. */
    void giveBack(DueReminder due, Instant now) throws SQLException {
        var addressee = due.addressee();
        if (limit(due) == 0 || addressee == null || addressee.email() == null) {
            return;
        }
        try (Connection connection = database.getConnection();
                var giveBack = connection.prepareStatement(GIVE_BACK)) {
            giveBack.setString(1, due.tenant());
            giveBack.setString(2, addressee.email().toLowerCase(Locale.ROOT));
            giveBack.setObject(3, LocalDateTime.ofInstant(now.truncatedTo(ChronoUnit.HOURS), ZoneOffset.UTC));
            giveBack.executeUpdate();
        }
    }

    private static boolean next(Connection connection, String tenant, String to, LocalDateTime hour, int limit)
            throws SQLException {
        try (var next = connection.prepareStatement(NEXT)) {
            next.setString(1, tenant);
            next.setString(2, to);
            next.setObject(3, hour);
            next.setInt(4, limit);
            return next.executeUpdate() == 1;
        }
    }

    private static boolean first(Connection connection, String tenant, String to, LocalDateTime hour)
            throws SQLException {
        try (var first = connection.prepareStatement(FIRST)) {
            first.setString(1, tenant);
            first.setString(2, to);
            first.setObject(3, hour);
            return first.executeUpdate() == 1;
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                var forget = connection.prepareStatement(FORGET)) {
            forget.setObject(1, LocalDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC));
            forget.executeUpdate();
        }
    }
}
