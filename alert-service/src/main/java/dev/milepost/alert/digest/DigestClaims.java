package dev.milepost.alert.digest;

import dev.milepost.alert.delivery.LeasedRows;
import dev.milepost.alert.delivery.Outcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The digests of the ledger, taken and recorded. */
@Singleton
class DigestClaims extends LeasedRows<DigestClaims.Claim> {
    private static final String COUNT = "UPDATE digest SET items = ? WHERE tenant_id = ? AND id = ?";
    private static final String POSTPONE = """
            UPDATE digest SET reason = ?, due_at = ?, claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    @Inject
    DigestClaims(DataSource database) {
        super(database, "digest", true, "person_id", "kind", "period", "since");
    }

    /** A digest that was taken. */
    record Claim(UUID id, String tenant, UUID person, String kind, String period, Instant since, int attempts, UUID by)
            implements LeasedRows.Claim {
        /** Whether it comes by the person's own wish, day after day. */
        boolean isWished() {
            return kind.equals(Digest.WISHED);
        }
    }

    @Override
    protected Claim claim(ResultSet row, UUID by) throws SQLException {
        return new Claim(
                uuid(row, "id"),
                row.getString("tenant_id"),
                uuid(row, "person_id"),
                row.getString("kind"),
                row.getString("period"),
                Objects.requireNonNull(row.getObject("since", LocalDateTime.class))
                        .toInstant(ZoneOffset.UTC),
                row.getInt("attempts"),
                by);
    }

    /** Ends it with how much it told; false when the claim was lost. */
    boolean end(Claim claim, String state, String reason, int items, @Nullable String address, @Nullable Instant sentAt)
            throws SQLException {
        boolean mine = end(claim, state, reason, address, sentAt);
        if (mine && items > 0) {
            try (var connection = database.getConnection();
                    var count = connection.prepareStatement(COUNT)) {
                count.setInt(1, items);
                count.setString(2, claim.tenant());
                count.setObject(3, claim.id());
                count.executeUpdate();
            }
        }
        return mine;
    }

    /** Lets go of it until its new moment. */
    void postpone(Claim claim, Outcome.Postponed later) throws SQLException {
        try (var connection = database.getConnection();
                var postpone = connection.prepareStatement(POSTPONE)) {
            postpone.setString(1, later.reason());
            postpone.setObject(2, utc(later.until()));
            bindClaim(postpone, 3, claim);
            postpone.executeUpdate();
        }
    }
}
