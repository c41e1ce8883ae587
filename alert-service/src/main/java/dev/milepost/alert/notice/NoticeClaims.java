package dev.milepost.alert.notice;

import dev.milepost.alert.delivery.LeasedRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The notices of the ledger, taken and recorded. */
@Singleton
class NoticeClaims extends LeasedRows<NoticeClaims.Claim> {
    private static final String FOR_TENANT = """
            INSERT INTO webhook_notice (id, tenant_id, webhook_id, webhook_name, created_by, owner_subject, owner_email,
              disabled_at, gone, failing_since, outcome, status, answer, waiting, turn, state, reason)
            SELECT ?, n.tenant_id, n.webhook_id, n.webhook_name, n.created_by, n.owner_subject, n.owner_email,
              n.disabled_at, n.gone, n.failing_since, n.outcome, n.status, n.answer, n.waiting, 2, 'PLANNED', ?
            FROM webhook_notice n JOIN mail_settings s ON s.tenant_id = n.tenant_id
            WHERE n.tenant_id = ? AND n.id = ? AND n.turn = 1 AND LOWER(s.notices_to) <> LOWER(?)""";

    @Inject
    NoticeClaims(DataSource database) {
        super(database, "webhook_notice", false);
    }

    /** A notice that was taken. */
    record Claim(UUID id, String tenant, int attempts, UUID by) implements LeasedRows.Claim {}

    @Override
    protected Claim claim(ResultSet row, UUID by) throws SQLException {
        return new Claim(uuid(row, "id"), row.getString("tenant_id"), row.getInt("attempts"), by);
    }

    /**
     * Plans a second notice, to the tenant's address for notices, after that of who made the webhook took none; in the
     * running transaction, which records that. Nothing where there is no other address.
     *
     * @param id of the second
     * @param first the one that did not reach its reader
     * @param address where that one went
     */
    void planForTenant(UUID id, String tenant, UUID first, String address) throws SQLException {
        try (var connection = database.getConnection();
                var plan = connection.prepareStatement(FOR_TENANT)) {
            plan.setObject(1, id);
            plan.setString(2, "the webhook was switched off, and mail to " + address + " could not be delivered");
            plan.setString(3, tenant);
            plan.setObject(4, first);
            plan.setString(5, address);
            plan.executeUpdate();
        }
    }
}
