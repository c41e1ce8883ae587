package dev.milepost.alert.bounce;

import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Records that a mail came back: in the ledger, where its reminder, digest, notice or report is FAILED from then on, and at
 * its address. {@link #FIND} serves all tenants, as a mail names none; what follows is for the tenant of the row.
 */
@ApplicationScoped
public class RecordBounce {
    static final String FIND = """
            SELECT tenant_id FROM reminder WHERE id = ? AND state = 'SENT' AND channel = 'EMAIL'
            UNION ALL SELECT tenant_id FROM digest WHERE id = ? AND state = 'SENT'
            UNION ALL SELECT tenant_id FROM webhook_notice WHERE id = ? AND state = 'SENT'
            UNION ALL SELECT tenant_id FROM report_mail WHERE id = ? AND state = 'SENT'""";
    private static final String FAIL = """
            UPDATE reminder SET state = 'FAILED', reason = ?
            WHERE tenant_id = ? AND id = ? AND state = 'SENT' AND LOWER(address) = LOWER(?)""";
    private static final String FAIL_DIGEST = """
            UPDATE digest SET state = 'FAILED', reason = ?
            WHERE tenant_id = ? AND id = ? AND state = 'SENT' AND LOWER(address) = LOWER(?)""";
    private static final String FAIL_REPORT = """
            UPDATE report_mail SET state = 'FAILED', reason = ?
            WHERE tenant_id = ? AND id = ? AND state = 'SENT' AND LOWER(address) = LOWER(?)""";

    private static final String FAIL_NOTICE = """
            UPDATE webhook_notice SET state = 'FAILED', reason = ?
            WHERE tenant_id = ? AND id = ? AND state = 'SENT' AND LOWER(address) = LOWER(?)""";

    private final DataSource database;
    private final TenantScope tenants;
    private final CountBounce count;
    private final Event<CameBack> cameBack;

    @Inject
    RecordBounce(DataSource database, TenantScope tenants, CountBounce count, Event<CameBack> cameBack) {
        this.database = database;
        this.tenants = tenants;
        this.count = count;
        this.cameBack = cameBack;
    }

    /**
     * A mail that came back for good.
     *
     * @param reminder the reminder, digest, notice or mail with a report, from its Message-ID
     * @param address whom it could not be delivered to
     * @param status the enhanced status (RFC 3463): {@code 5.1.1}
     */
    public record Bounce(UUID reminder, String address, String status, String reason) {}

    /** Records it; false when it is of no mail that was sent there, or was recorded before. */
    public boolean record(Bounce bounce) {
        return tenantOf(bounce.reminder())
                .map(tenant -> tenants.call(
                        tenant, () -> QuarkusTransaction.requiringNew().call(() -> write(tenant, bounce))))
                .orElse(false);
    }

    private Optional<String> tenantOf(UUID reminder) {
        try (var connection = database.getConnection();
                var find = connection.prepareStatement(FIND)) {
            find.setObject(1, reminder);
            find.setObject(2, reminder);
            find.setObject(3, reminder);
            find.setObject(4, reminder);
            try (var row = find.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean fail(String statement, String tenant, Bounce bounce) throws SQLException {
        try (var connection = database.getConnection();
                var fail = connection.prepareStatement(statement)) {
            String reason = "came back: " + bounce.status() + " " + bounce.reason();
            fail.setString(1, reason.substring(0, Math.min(reason.length(), 1000)));
            fail.setString(2, tenant);
            fail.setObject(3, bounce.reminder());
            fail.setString(4, bounce.address());
            return fail.executeUpdate() > 0;
        }
    }

    private boolean write(String tenant, Bounce bounce) throws SQLException {
        if (!fail(FAIL, tenant, bounce)
                && !fail(FAIL_DIGEST, tenant, bounce)
                && !fail(FAIL_NOTICE, tenant, bounce)
                && !fail(FAIL_REPORT, tenant, bounce)) {
            return false;
        }
        cameBack.fire(new CameBack(tenant, bounce.reminder(), bounce.address()));
        count.count(bounce.address(), bounce.status(), bounce.reason());
        return true;
    }
}
