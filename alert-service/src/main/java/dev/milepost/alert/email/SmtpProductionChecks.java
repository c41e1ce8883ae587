package dev.milepost.alert.email;

import dev.milepost.alert.acknowledgement.LinkConfig;
import dev.milepost.kit.startup.DevelopmentConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Stops the start of a production service whose mail settings are unsafe or nobody's decision. */
@ApplicationScoped
class SmtpProductionChecks {
    private static final int SHORTEST_KEY = 32;

    private final DevelopmentConfig development;
    private final SmtpConfig smtp;
    private final MailConfig mail;
    private final LinkConfig links;

    @Inject
    SmtpProductionChecks(DevelopmentConfig development, SmtpConfig smtp, MailConfig mail, LinkConfig links) {
        this.development = development;
        this.smtp = smtp;
        this.mail = mail;
        this.links = links;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        if (development.enabled() || LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        List<String> unsafe = new ArrayList<>(unsafe(smtp, mail));
        if (links.key().length() < SHORTEST_KEY) {
            unsafe.add("MILEPOST_LINKS_KEY needs a secret of at least " + SHORTEST_KEY + " characters");
        }
        if (!unsafe.isEmpty()) {
            throw new IllegalStateException(
                    "Unsafe settings, not starting (MILEPOST_DEVELOPMENT=true allows them):\n - "
                            + String.join("\n - ", unsafe));
        }
    }

    static List<String> unsafe(SmtpConfig smtp, MailConfig mail) {
        List<String> found = new ArrayList<>();
        if (smtp.tls() == SmtpConfig.Tls.NONE && !smtp.plaintextAllowed()) {
            found.add("MILEPOST_SMTP_TLS must be STARTTLS or IMPLICIT, or MILEPOST_SMTP_PLAINTEXT_ALLOWED true");
        }
        if (mail.from().contains("@milepost.example")) {
            found.add("MILEPOST_MAIL_FROM is missing: the sender that mails name");
        }
        if (!mail.publicUrl().startsWith("https://")) {
            found.add("MILEPOST_PUBLIC_URL must be the https address that links in mails lead to");
        }
        mail.alertsUrl()
                .filter(url -> !url.startsWith("https://"))
                .ifPresent(url ->
                        found.add("MILEPOST_MAIL_ALERTS_URL must be https: whoever reads its links may use them"));
        mail.analyticsUrl()
                .filter(url -> !url.startsWith("https://"))
                .ifPresent(url ->
                        found.add("MILEPOST_MAIL_ANALYTICS_URL must be https: whoever reads its links may use them"));
        if (mail.discard()) {
            found.add("MILEPOST_MAIL_DISCARD must be false: nobody would be reminded of anything");
        }
        return found;
    }
}
