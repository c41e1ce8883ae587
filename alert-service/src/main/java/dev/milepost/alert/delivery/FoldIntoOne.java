package dev.milepost.alert.delivery;

import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Puts a reminder whose mail would be one too many into the one mail that tells of all of these when the hour is over: a
 * digest of the kind FOLDED. What is recorded so late that this one is being built or was sent goes into that of the next
 * hour. In the running transaction; each statement names the tenant.
 */
@ApplicationScoped
class FoldIntoOne {
    private static final String MARK = "UPDATE inbox_entry SET folded = ? WHERE tenant_id = ? AND id = ?";
    private static final String PLAN = """
            INSERT INTO digest (id, tenant_id, person_id, kind, period, state, due_at, since, reason)
            VALUES (?, ?, ?, 'FOLDED', ?, 'PLANNED', ?, ?, ?) ON DUPLICATE KEY UPDATE id = digest.id""";

    /** Locks it: a worker takes it before, and that shows here, or after, and tells of what is put into it. */
    private static final String IS_OPEN = """
            SELECT state = 'PLANNED' AND claimed_by IS NULL FROM digest
            WHERE tenant_id = ? AND person_id = ? AND kind = 'FOLDED' AND period = ? FOR UPDATE""";

    private static final int MOST_HOURS = 3;

    private final DataSource database;
    private final Ids ids;

    @Inject
    FoldIntoOne(DataSource database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    void fold(DueReminder due, UUID person, Outcome.Folded folded, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            Instant until = folded.until();
            for (int hours = 1; !plan(connection, due, person, until, folded.reason(), now); hours++) {
                if (hours == MOST_HOURS) {
                    throw new IllegalStateException("no mail is open to fold reminder " + due.id() + " into");
                }
                until = until.plus(1, ChronoUnit.HOURS);
            }
            try (var mark = connection.prepareStatement(MARK)) {
                mark.setString(1, until.toString());
                mark.setString(2, due.tenant());
                mark.setObject(3, due.id());
                mark.executeUpdate();
            }
        }
    }

    /** False where it is too late for the mail of {@code until}. */
    private boolean plan(Connection connection, DueReminder due, UUID person, Instant until, String reason, Instant now)
            throws SQLException {
        String period = until.toString();
        try (var plan = connection.prepareStatement(PLAN);
                var isOpen = connection.prepareStatement(IS_OPEN)) {
            plan.setObject(1, ids.next());
            plan.setString(2, due.tenant());
            plan.setObject(3, person);
            plan.setString(4, period);
            plan.setObject(5, LocalDateTime.ofInstant(until, ZoneOffset.UTC));
            plan.setObject(6, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            plan.setString(7, Reasons.fitting(reason));
            plan.executeUpdate();
            isOpen.setString(1, due.tenant());
            isOpen.setObject(2, person);
            isOpen.setString(3, period);
            try (var row = isOpen.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
