package dev.milepost.alert.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Addresses that nothing is sent to, as mails came back; the statement names the tenant. */
@ApplicationScoped
class PausedAddresses {
    private static final String FIND =
            "SELECT last_reason FROM mail_bounce WHERE tenant_id = ? AND address = ? AND paused_at IS NOT NULL";

    private final DataSource database;

    @Inject
    PausedAddresses(DataSource database) {
        this.database = database;
    }

    /** Why an address is paused; null while it is not. */
    @Nullable
    String why(String tenant, String address) throws SQLException {
        try (var connection = database.getConnection();
                var find = connection.prepareStatement(FIND)) {
            find.setString(1, tenant);
            find.setString(2, address.toLowerCase(Locale.ROOT));
            try (var row = find.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
