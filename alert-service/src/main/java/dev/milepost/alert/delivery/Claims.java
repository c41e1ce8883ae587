package dev.milepost.alert.delivery;

import static java.util.Objects.requireNonNull;

import dev.milepost.kit.sql.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes due reminders for a while: any number of workers in any number of replicas, each row by one of them at a time.
 * {@link #FIND}, {@link #FIND_WITHOUT_MAIL} and {@link #ANY_URGENT} serve all tenants; every other statement names the tenant of its row.
 */
@ApplicationScoped
class Claims {
    // Behind what is urgent lie entries of others that were sent a moment ago and not yet purged: whoever looks for
    // what is not there goes through all of them. The newest is found from before them.
    static final String ANY_URGENT = """
            SELECT 1 FROM reminder FORCE INDEX (reminder_claim)
            WHERE state = 'PLANNED' AND urgency = 0 AND send_at <= ? ORDER BY send_at DESC LIMIT 1""";

    static final String FIND = """
            SELECT id, tenant_id, send_at FROM reminder FORCE INDEX (reminder_claim)
            WHERE state = 'PLANNED' AND urgency = ? AND send_at <= ? AND (send_at > ? OR send_at = ? AND id > ?)
              AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY send_at LIMIT ? FOR UPDATE SKIP LOCKED""";
    static final String FIND_OF_TENANT = """
            SELECT id, tenant_id, send_at FROM reminder FORCE INDEX (reminder_turn)
            WHERE state = 'PLANNED' AND urgency = ? AND tenant_id = ? AND send_at <= ?
              AND (send_at > ? OR send_at = ? AND id > ?) AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY send_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    /** What comes to somebody without a mail server, or ends without one: all but mails, and mails whose person has no entry yet. */
    static final String FIND_WITHOUT_MAIL = FIND.replace(
            "ORDER BY", "AND (channel <> 'EMAIL' OR inbox_at IS NULL AND recipient NOT LIKE '%:%') ORDER BY");

    private static final String TAKE = """
            UPDATE reminder SET claimed_by = ?, not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND,
              message_id = COALESCE(message_id, CONCAT('<', id, '@', ?, '>'))
            WHERE id IN (%s) AND tenant_id IN (%s)""";
    private static final String GIVE_BACK = """
            UPDATE reminder SET claimed_by = NULL, reason = ?, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    static final int LEAST_URGENT = 2;

    private final DataSource database;
    private final LookFrom lookFrom = new LookFrom();

    @Inject
    Claims(DataSource database) {
        this.database = database;
    }

    /** A row that was taken. */
    record Claim(UUID id, String tenant, UUID by) {}

    /** Takes up to {@code limit} reminders that are due at {@code now}: the urgent ones first, of these the oldest. */
    List<Claim> take(Instant now, int limit, Duration lease, String messageIdDomain) throws SQLException {
        return take(now, limit, lease, messageIdDomain, null);
    }

    /** The same, but of what is not urgent only that of {@code tenant}. */
    List<Claim> take(Instant now, int limit, Duration lease, String messageIdDomain, @Nullable String tenant)
            throws SQLException {
        List<Runnable> lessons = new ArrayList<>();
        List<Claim> taken = take(lease, messageIdDomain, (connection, by) -> {
            List<Claim> claims = new ArrayList<>();
            int first = isAnyUrgent(connection, now) ? 0 : 1;
            for (int urgency = first; urgency <= LEAST_URGENT && claims.size() < limit; urgency++) {
                var lane = new LookFrom.Lane(urgency, urgency == 0 ? null : tenant);
                int wanted = limit - claims.size();
                List<Found> found = find(
                        connection,
                        lane.tenant() == null ? FIND : FIND_OF_TENANT,
                        lane,
                        lookFrom.place(lane, now),
                        now,
                        wanted);
                found.forEach(one -> claims.add(new Claim(one.place().id(), one.tenant(), by)));
                var head = found.isEmpty() ? null : found.getFirst().place();
                lessons.add(() -> lookFrom.found(lane, now, head, found.size() < wanted));
            }
            return claims;
        });
        lessons.forEach(Runnable::run);
        return taken;
    }

    /** Takes up to {@code limit} reminders that are due at {@code now} and can go on while there is no mail server. */
    List<Claim> takeWithoutMail(Instant now, int limit, Duration lease, String messageIdDomain) throws SQLException {
        return take(lease, messageIdDomain, (connection, by) -> {
            List<Claim> claims = new ArrayList<>();
            for (int urgency = 0; urgency <= LEAST_URGENT && claims.size() < limit; urgency++) {
                var lane = new LookFrom.Lane(urgency, null);
                find(connection, FIND_WITHOUT_MAIL, lane, LookFrom.Place.BEGINNING, now, limit - claims.size())
                        .forEach(one -> claims.add(new Claim(one.place().id(), one.tenant(), by)));
            }
            return claims;
        });
    }

    /** Finds what to claim, within the transaction that claims it. */
    interface Search {
        List<Claim> find(Connection connection, UUID by) throws SQLException;
    }

    List<Claim> take(Duration lease, String messageIdDomain, Search search) throws SQLException {
        UUID by = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Claim> claims = search.find(connection, by);
                if (!claims.isEmpty()) {
                    take(connection, claims, by, lease, messageIdDomain);
                }
                connection.commit();
                return claims;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isAnyUrgent(Connection connection, Instant now) throws SQLException {
        try (var any = connection.prepareStatement(ANY_URGENT)) {
            any.setObject(1, utc(now));
            try (var row = any.executeQuery()) {
                return row.next();
            }
        }
    }

    private record Found(LookFrom.Place place, String tenant) {}

    private static List<Found> find(
            Connection connection, String statement, LookFrom.Lane lane, LookFrom.Place from, Instant now, int limit)
            throws SQLException {
        try (var find = connection.prepareStatement(statement)) {
            int next = 1;
            find.setInt(next++, lane.urgency());
            if (lane.tenant() != null) {
                find.setString(next++, lane.tenant());
            }
            find.setObject(next++, utc(now));
            find.setObject(next++, utc(from.sendAt()));
            find.setObject(next++, utc(from.sendAt()));
            find.setObject(next++, from.id());
            find.setInt(next, limit);
            List<Found> found = new ArrayList<>();
            try (var row = find.executeQuery()) {
                while (row.next()) {
                    Instant sendAt = instant(requireNonNull(row.getObject(3, LocalDateTime.class)));
                    found.add(
                            new Found(new LookFrom.Place(sendAt, UUID.fromString(row.getString(1))), row.getString(2)));
                }
            }
            return found;
        }
    }

    private static void take(Connection connection, List<Claim> claims, UUID by, Duration lease, String messageIdDomain)
            throws SQLException {
        Set<String> tenants = tenants(claims);
        try (var take =
                connection.prepareStatement(TAKE.formatted(Marks.of(claims.size()), Marks.of(tenants.size())))) {
            take.setObject(1, by);
            take.setLong(2, lease.toNanos() / 1000);
            take.setString(3, messageIdDomain);
            bind(take, 4, claims, tenants);
            take.executeUpdate();
        }
    }

    /** Binds ids and tenants from {@code next} on; returns the index behind them. */
    static int bind(PreparedStatement statement, int next, List<Claim> claims, Set<String> tenants)
            throws SQLException {
        int afterIds =
                Marks.bind(statement, next, claims.stream().map(Claim::id).toList());
        return Marks.bind(statement, afterIds, List.copyOf(tenants));
    }

    static Set<String> tenants(List<Claim> claims) {
        return claims.stream().map(Claim::tenant).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Lets go of claims, as their channel cannot be reached; {@code reason} shows why they wait.
     */
    void giveBack(List<Claim> claims, String reason) throws SQLException {
        try (Connection connection = database.getConnection();
                var giveBack = connection.prepareStatement(GIVE_BACK)) {
            for (Claim claim : claims) {
                giveBack.setString(1, Reasons.fitting(reason));
                giveBack.setString(2, claim.tenant());
                giveBack.setObject(3, claim.id());
                giveBack.setObject(4, claim.by());
                giveBack.addBatch();
            }
            giveBack.executeBatch();
        }
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
