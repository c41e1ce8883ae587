package dev.milepost.alert.delivery;

import dev.milepost.alert.delivery.SideWorker.Round;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of the mails that a {@link SideWorker} sends: takes a row for a while and records what became of it, for any
 * number of workers in any number of replicas. What was not tried yet goes first, then what was tried the longest ago, so
 * that each has its turn, however many wait for the mail server; and while more than one tenant waits, the tenants take
 * turns. {@link #find} and {@link #nextTenant} serve all tenants; every other statement names the tenant of its row.
 *
 * <p>Its table has the columns {@code id, tenant_id, state, reason, claimed_by, not_before, attempts, message_id, address,
 * sent_at}, and two indexes that end with {@code not_before} and, where rows have a moment, {@code due_at}:
 * {@code <table>_claim} begins with {@code state}, {@code <table>_turn} with {@code state, tenant_id}.
 *
 * @param <C> what a worker holds of a row that it took
 */
public abstract class LeasedRows<C extends LeasedRows.Claim> {
    private static final String FIND = """
            SELECT id, tenant_id, attempts%2$s FROM %1$s FORCE INDEX (%1$s_%3$s)
            WHERE state = 'PLANNED'%4$s AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY not_before%5$s LIMIT 1""";
    private static final String TO_TAKE = " FOR UPDATE SKIP LOCKED";
    private static final String NEXT_TENANT = """
            SELECT tenant_id FROM %1$s FORCE INDEX (%1$s_turn) WHERE state = 'PLANNED' AND tenant_id > ?
            ORDER BY tenant_id LIMIT 1""";
    private static final String TAKE = """
            UPDATE %s SET claimed_by = ?, not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND,
              message_id = COALESCE(message_id, CONCAT('<', id, '@', ?, '>'))
            WHERE tenant_id = ? AND id = ?""";
    private static final String STILL_MINE = """
            SELECT message_id FROM %s WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'
              AND not_before > UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND""";
    private static final String END = """
            UPDATE %s SET state = ?, reason = ?, address = ?, sent_at = ?, claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";
    private static final String PUT_OFF = """
            UPDATE %s SET reason = ?, attempts = attempts + ?, claimed_by = NULL,
              not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    // Others have their turn meanwhile, which may be to end: what nobody wants any more waits for no mail server.
    private static final Duration WHILE_AWAY = Duration.ofSeconds(10);

    private static final int BACKLOG = 10; // rows found one after the other

    protected final DataSource database;
    private final boolean dated;
    private final String find;
    private final String findOfTenant;
    private final String isDue;
    private final String nextTenant;
    private final String take;
    private final String stillMine;
    private final String end;
    private final String putOff;
    private final Turns turns = new Turns(this::waiting, BACKLOG);

    /**
     * The rows of a table.
     *
     * @param columns what is read of a row beside its id, tenant and attempts
     * @param dated whether they are due at {@code due_at}, in business time; at once otherwise
     */
    protected LeasedRows(DataSource database, String table, boolean dated, String... columns) {
        this.database = database;
        this.dated = dated;
        String more = columns.length == 0 ? "" : ", " + String.join(", ", columns);
        String due = dated ? " AND due_at <= ?" : "";
        String dueFirst = dated ? ", due_at" : "";
        find = FIND.formatted(table, more, "claim", due, dueFirst) + TO_TAKE;
        isDue = FIND.formatted(table, more, "turn", " AND tenant_id = ?" + due, dueFirst);
        findOfTenant = isDue + TO_TAKE;
        nextTenant = NEXT_TENANT.formatted(table);
        take = TAKE.formatted(table);
        stillMine = STILL_MINE.formatted(table);
        end = END.formatted(table);
        putOff = PUT_OFF.formatted(table);
    }

    /** A row that was taken. */
    public interface Claim {
        UUID id();

        String tenant();

        /** How often the mail server was asked before. */
        int attempts();

        /** Who holds it: another one each time it is taken. */
        UUID by();
    }

    /** What was taken, as its row says. */
    protected abstract C claim(ResultSet row, UUID by) throws SQLException;

    final String find() {
        return find;
    }

    final String isDue() {
        return isDue;
    }

    final String nextTenant() {
        return nextTenant;
    }

    /** Takes one that is due at {@code now} for as long as {@code lease}; it keeps the Message-ID that it was given first. */
    public Optional<C> take(Instant now, Duration lease, String messageIdDomain) throws SQLException {
        while (true) {
            String turn = turns.next();
            Optional<C> taken = take(now, lease, messageIdDomain, turn);
            turns.took(turn, taken.isPresent() ? 1 : 0, 1, now);
            if (taken.isPresent() || turn == null) {
                return taken;
            }
        }
    }

    private Turns.Waiting waiting(Instant now, String after, int most) throws SQLException {
        Set<String> tenants = new LinkedHashSet<>();
        String last = after;
        try (Connection connection = database.getConnection();
                var next = connection.prepareStatement(nextTenant);
                var ofTenant = connection.prepareStatement(isDue)) {
            for (int i = 0; i < most && last != null; i++) {
                next.setString(1, last);
                try (var row = next.executeQuery()) {
                    last = row.next() ? row.getString(1) : null;
                }
                if (last != null && isDue(ofTenant, last, now)) {
                    tenants.add(last);
                }
            }
        }
        return new Turns.Waiting(tenants, last == null ? "" : last);
    }

    private boolean isDue(PreparedStatement ofTenant, String tenant, Instant now) throws SQLException {
        ofTenant.setString(1, tenant);
        if (dated) {
            ofTenant.setObject(2, utc(now));
        }
        try (var row = ofTenant.executeQuery()) {
            return row.next();
        }
    }

    private Optional<C> take(Instant now, Duration lease, String messageIdDomain, @Nullable String tenant)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var next = connection.prepareStatement(tenant == null ? find : findOfTenant);
                    var mark = connection.prepareStatement(take)) {
                int at = 1;
                if (tenant != null) {
                    next.setString(at++, tenant);
                }
                if (dated) {
                    next.setObject(at, utc(now));
                }
                C claim;
                try (var row = next.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    claim = claim(row, UUID.randomUUID());
                }
                mark.setObject(1, claim.by());
                mark.setLong(2, micros(lease));
                mark.setString(3, messageIdDomain);
                mark.setString(4, claim.tenant());
                mark.setObject(5, claim.id());
                mark.executeUpdate();
                connection.commit();
                return Optional.of(claim);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Its Message-ID while the claim holds and has {@code needed} left; empty when somebody else is to take it. */
    public Optional<String> messageId(C claim, Duration needed) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(stillMine)) {
            bindClaim(select, 1, claim);
            select.setLong(4, micros(needed));
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Ends it, in the running transaction where there is one; false when the claim was lost. */
    public boolean end(C claim, String state, String reason, @Nullable String address, @Nullable Instant sentAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(end)) {
            update.setString(1, state);
            update.setString(2, Reasons.fitting(reason));
            update.setString(3, address);
            update.setObject(4, sentAt == null ? null : utc(sentAt));
            bindClaim(update, 5, claim);
            return update.executeUpdate() == 1;
        }
    }

    /** Has it wait for another attempt; after the last, why there is none. */
    public Optional<String> retry(C claim, Outcome.Deferred deferred, DispatchConfig config) throws SQLException {
        if (claim.attempts() + 1 >= config.attempts()) {
            return Optional.of("given up after " + config.attempts() + " attempts: " + deferred.reason());
        }
        putOff(claim, "put off: " + deferred.reason(), 1, config.pause(claim.attempts()));
        return Optional.empty();
    }

    /** Has it wait until the mail server is there again, behind the others that do. */
    public Round waitOut(C claim, Outcome.Unreachable away) throws SQLException {
        putOff(claim, "waits: " + away.reason(), 0, WHILE_AWAY);
        return Round.UNREACHABLE;
    }

    private void putOff(C claim, String reason, int attempts, Duration pause) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(putOff)) {
            update.setString(1, Reasons.fitting(reason));
            update.setInt(2, attempts);
            update.setLong(3, micros(pause));
            bindClaim(update, 4, claim);
            update.executeUpdate();
        }
    }

    /** Binds tenant, id and holder from {@code first} on. */
    protected static void bindClaim(PreparedStatement statement, int first, Claim claim) throws SQLException {
        statement.setString(first, claim.tenant());
        statement.setObject(first + 1, claim.id());
        statement.setObject(first + 2, claim.by());
    }

    protected static UUID uuid(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    protected static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }
}
