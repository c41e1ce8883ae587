package dev.milepost.alert.mailsettings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a mail to somebody depends on beside its content; each statement names the tenant. */
@ApplicationScoped
public class MailFacts {
    private static final String PAUSED =
            "SELECT last_reason FROM mail_bounce WHERE tenant_id = ? AND address = ? AND paused_at IS NOT NULL";
    private static final String SENDER =
            "SELECT sender_name, sender_address, reply_to FROM mail_settings WHERE tenant_id = ?";

    private final DataSource database;

    @Inject
    MailFacts(DataSource database) {
        this.database = database;
    }

    /** Why nothing is sent to an address, as mails came back; null while it is. */
    public @Nullable String whyPaused(String tenant, String address) throws SQLException {
        try (var connection = database.getConnection();
                var find = connection.prepareStatement(PAUSED)) {
            find.setString(1, tenant);
            find.setString(2, address.toLowerCase(Locale.ROOT));
            try (var row = find.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Whom the tenant's mails come from. */
    public Sender sender(String tenant) throws SQLException {
        try (var connection = database.getConnection();
                var find = connection.prepareStatement(SENDER)) {
            find.setString(1, tenant);
            try (var row = find.executeQuery()) {
                return row.next()
                        ? new Sender(row.getString(1), row.getString(2), row.getString(3), null)
                        : Sender.OPERATOR;
            }
        }
    }
}
