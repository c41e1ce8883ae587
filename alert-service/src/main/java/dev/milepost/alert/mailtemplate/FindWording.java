package dev.milepost.alert.mailtemplate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Words a mail as its tenant wants it; for the dispatcher, which has no session. The statement names the tenant. */
@ApplicationScoped
public class FindWording {
    static final String FIND = """
            SELECT subject, text_body, html_body, sender_name, reply_to FROM mail_template
            WHERE tenant_id = ? AND template_key = ?
            ORDER BY language = ? DESC, language = 'en' DESC, language LIMIT 1""";

    private final DataSource database;

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
     * The mail of {@code key} in {@code language}, else in English, else in any there is; empty when there is none.
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
                String html = row.getString("html_body");
                return Optional.of(new Worded(
                        Wording.text(row.getString("subject"), values),
                        Wording.text(row.getString("text_body"), values),
                        html == null ? null : Wording.html(html, values),
                        row.getString("sender_name"),
                        row.getString("reply_to")));
            }
        }
    }
}
