package dev.milepost.alert.delivery;

import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Puts a reminder whose mail would be one too many into the one mail that tells of all of these when the hour is over: a
 * digest of the kind FOLDED. In the running transaction; each statement names the tenant.
 */
@ApplicationScoped
class FoldIntoOne {
    private static final String MARK = "UPDATE inbox_entry SET folded = ? WHERE tenant_id = ? AND id = ?";
    private static final String PLAN = """
            INSERT INTO digest (id, tenant_id, person_id, kind, period, state, due_at, since, reason)
            VALUES (?, ?, ?, 'FOLDED', ?, 'PLANNED', ?, ?, ?) ON DUPLICATE KEY UPDATE id = digest.id""";

    private final DataSource database;
    private final Ids ids;

    @Inject
    FoldIntoOne(DataSource database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    void fold(DueReminder due, UUID person, Outcome.Folded folded, Instant now) throws SQLException {
        String period = folded.until().toString();
        try (var connection = database.getConnection();
                var mark = connection.prepareStatement(MARK);
                var plan = connection.prepareStatement(PLAN)) {
            mark.setString(1, period);
            mark.setString(2, due.tenant());
            mark.setObject(3, due.id());
            mark.executeUpdate();
            plan.setObject(1, ids.next());
            plan.setString(2, due.tenant());
            plan.setObject(3, person);
            plan.setString(4, period);
            plan.setObject(5, LocalDateTime.ofInstant(folded.until(), ZoneOffset.UTC));
            plan.setObject(6, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            plan.setString(7, Reasons.fitting(folded.reason()));
            plan.executeUpdate();
        }
    }
}
