package dev.milepost.alert.bounce;

import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Records that a mail came back: in the ledger, where its reminder, digest, notice or report is FAILED from then on, and at
 * its address. {@link #FIND} and {@link #UNDER_WAY} serve all tenants, as a mail names none; what follows is for the tenant of the row.
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

    /** A lease that lapsed long ago was of a replica that is no more, and nobody has taken its row since. */
    private static final String UNDER_WAY = Stream.of("reminder", "digest", "webhook_notice", "report_mail")
            .map("""
                    SELECT 1 FROM %s WHERE id = ? AND state <> 'SENT' AND claimed_by IS NOT NULL
                      AND not_before > UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE"""::formatted)
            .collect(Collectors.joining(" UNION ALL "));

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

    /** Whether a mail is being sent, or was and is not recorded yet: what came back of it can be recorded only then. */
    public boolean isUnderWay(UUID mail) {
        return find(UNDER_WAY, mail).isPresent();
    }

    private Optional<String> tenantOf(UUID mail) {
        return find(FIND, mail);
    }

    private Optional<String> find(String statement, UUID mail) {
        try (var connection = database.getConnection();
                var find = connection.prepareStatement(statement)) {
            for (int table = 1; table <= 4; table++) {
                find.setObject(table, mail);
            }
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
