package dev.milepost.alert.mailsettings;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses to start with domains of senders that cannot be read: a slip must not open a customer's domain to all tenants. */
@ApplicationScoped
class SenderDomainsCheck {
    private static final Pattern ENTRY =
            Pattern.compile("([a-z0-9][a-z0-9-]{0,62}=)?([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z0-9-]+");

    private final MailSettingsConfig config;

    @Inject
    SenderDomainsCheck(MailSettingsConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        check(config.senderDomains().orElse(List.of()));
    }

    static void check(List<String> entries) {
        entries.stream()
                .filter(entry -> !ENTRY.matcher(entry.strip()).matches())
                .findFirst()
                .ifPresent(entry -> {
                    throw new IllegalStateException("MILEPOST_MAILSETTINGS_SENDER_DOMAINS: '" + entry
                            + "' is neither a domain for every tenant (mail.example) nor a tenant's own"
                            + " (aurora=aurora.example)");
                });
    }
}
