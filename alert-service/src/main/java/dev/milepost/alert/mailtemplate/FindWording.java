package dev.milepost.alert.mailtemplate;

import dev.milepost.alert.mailsettings.MailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Words a mail as its tenant wants it; for the dispatcher, which has no session. The statement names the tenant. */
@ApplicationScoped
public class FindWording {
    // One value: of two that are the same for one language MariaDB drops one, for all who use the prepared statement
    // after.
    static final String FIND = """
            SELECT subject, text_body, html_body, sender_name, reply_to FROM mail_template
            WHERE tenant_id = ? AND template_key = ?
            ORDER BY CASE language WHEN ? THEN 0 WHEN 'en' THEN 1 ELSE 2 END, language LIMIT 1""";

    private static final Logger LOG = Logger.getLogger(FindWording.class);

    private final DataSource database;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    @Inject
    FindWording(DataSource database) {
        this.database = database;
    }

    /**
     * A mail as its tenant words it.
     *
     * @param html null for plain text only
     * @param senderName the name it comes from; null for the operator's
     */
    public record Worded(
            String subject,
            String text,
            @Nullable String html,
            @Nullable String senderName,
            @Nullable String replyTo) {}

    /**
     * The mail of {@code key} in {@code language}, else in English, else in any there is; empty when there is none, or it
     * cannot be filled in with the values of this mail: what it tells is not lost for how it is worded.
     *
     * @param values what is filled in, by name
     */
    public Optional<Worded> word(String tenant, String key, String language, Map<String, Object> values)
            throws SQLException {
        try (var connection = database.getConnection();
                var find = connection.prepareStatement(FIND)) {
            find.setString(1, tenant);
            find.setString(2, key);
            find.setString(3, language);
            try (var row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                try {
                    return Optional.of(filled(row, values));
                } catch (RuntimeException e) { // Qute throws more than its own: a text is no number
                    if (failed.add(tenant + " " + key + " " + language)) { // once each
                        LOG.warnf(
                                "The template %s of %s cannot be filled in, the built-in mail is sent instead: %s",
                                key, tenant, e);
                    }
                    return Optional.empty();
                }
            }
        }
    }

    private static Worded filled(ResultSet row, Map<String, Object> values) throws SQLException {
        String html = row.getString("html_body");
        String replyTo = row.getString("reply_to");
        return new Worded(
                Wording.text(row.getString("subject"), values),
                Wording.text(row.getString("text_body"), values),
                html == null ? null : Wording.html(html, values),
                row.getString("sender_name"),
                replyTo == null || MailAddress.is(replyTo) ? replyTo : null);
    }
}
