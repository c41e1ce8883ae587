package dev.milepost.alert.reportmail;

import dev.milepost.alert.delivery.LeasedRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The mails with reports of the ledger, taken and recorded. */
@Singleton
class ReportMailClaims extends LeasedRows<ReportMailClaims.Claim> {
    private static final String LOCK_RUN = "SELECT id FROM report_run WHERE tenant_id = ? AND id = ? FOR UPDATE";
    private static final String CLEAR = """
            UPDATE report_file SET content = NULL WHERE tenant_id = ? AND run_id = ? AND NOT EXISTS (
              SELECT 1 FROM report_mail WHERE tenant_id = ? AND run_id = ? AND state = 'PLANNED')""";
    private static final String HURRY = """
            UPDATE report_mail SET not_before = NULL
            WHERE tenant_id = ? AND run_id = ? AND claimed_by IS NULL AND state = 'PLANNED'""";

    @Inject
    ReportMailClaims(DataSource database) {
        super(database, "report_mail", true, "run_id", "person_id");
    }

    /** A mail that was taken. */
    record Claim(UUID id, String tenant, UUID run, UUID person, int attempts, UUID by) implements LeasedRows.Claim {}

    @Override
    protected Claim claim(ResultSet row, UUID by) throws SQLException {
        return new Claim(
                uuid(row, "id"),
                row.getString("tenant_id"),
                uuid(row, "run_id"),
                uuid(row, "person_id"),
                row.getInt("attempts"),
                by);
    }

    /**
     * Ends it, in the running transaction, and clears the files of the run with its last mail; the lock of the run lets
     * one of them be the last.
     */
    @Override
    public boolean end(Claim claim, String state, String reason, @Nullable String address, @Nullable Instant sentAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK_RUN);
                var clear = connection.prepareStatement(CLEAR)) {
            lock.setString(1, claim.tenant());
            lock.setObject(2, claim.run());
            lock.executeQuery().close();
            if (!super.end(claim, state, reason, address, sentAt)) {
                return false;
            }
            clear.setString(1, claim.tenant());
            clear.setObject(2, claim.run());
            clear.setString(3, claim.tenant());
            clear.setObject(4, claim.run());
            clear.executeUpdate();
            return true;
        }
    }

    /** Has what waits for another attempt be looked at now. */
    void hurry(String tenant, UUID run) {
        try (var connection = database.getConnection();
                var hurry = connection.prepareStatement(HURRY)) {
            hurry.setString(1, tenant);
            hurry.setObject(2, run);
            hurry.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
