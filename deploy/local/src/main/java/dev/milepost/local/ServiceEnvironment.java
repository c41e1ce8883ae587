package dev.milepost.local;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The environment variables that connect a service to the parts of a stack. */
final class ServiceEnvironment {
    // Signs cursors; the same for each start, so that a client can go on after one.
    private static final String CURSOR_KEY = "local-stack-only-0123456789abcdef";

    // Seals the log of events; the same for as long as the data lives.
    private static final String AUDIT_KEY = "local-stack-only-abcdef0123456789";

    // Signs the links in mails; the same for each start, so that they go on working.
    private static final String LINKS_KEY = "local-stack-only-9876543210fedcba";

    // Seals the secrets of webhooks, which must open again after a start.
    private static final String WEBHOOKS_KEY = "local-stack-only-fedcba9876543210";

    // A service that is restarted keeps its business time; a new start of the stack begins anew.
    private final String clockRun = UUID.randomUUID().toString();

    private final StackPorts ports;
    private final @Nullable Instant clockStart;

    ServiceEnvironment(StackPorts ports, @Nullable Instant clockStart) {
        this.ports = ports;
        this.clockStart = clockStart;
    }

    Map<String, String> of(String service) {
        var kafka = LocalKafka.clientProperties("127.0.0.1:" + ports.kafka(), service);
        var variables = new HashMap<String, String>();
        variables.put("MILEPOST_DEVELOPMENT", "true");
        variables.put("MILEPOST_DATABASE_URL", LocalMariaDb.jdbcUrl(ports.mariadb(), service));
        variables.put("MILEPOST_DATABASE_USER", service);
        variables.put("MILEPOST_DATABASE_PASSWORD", Accounts.password(service));
        variables.put("MILEPOST_OIDC_URL", "http://127.0.0.1:%d/realms/milepost".formatted(ports.keycloak()));
        variables.put("MILEPOST_CURSOR_KEY", CURSOR_KEY);
        variables.put("MILEPOST_AUDIT_KEY", AUDIT_KEY);
        kafka.forEach((key, value) -> variables.put(variable("kafka." + key), value));
        if (service.equals(Accounts.MAIL_SENDER)) {
            variables.put("MILEPOST_SMTP_HOST", "127.0.0.1");
            variables.put("MILEPOST_SMTP_PORT", Integer.toString(ports.smtp()));
            variables.put("MILEPOST_SMTP_USER", service);
            variables.put("MILEPOST_SMTP_PASSWORD", Accounts.password(service));
            variables.put("MILEPOST_LINKS_KEY", LINKS_KEY);
            variables.put("MILEPOST_MAIL_ALERTS_URL", "http://127.0.0.1:%d/api/v1/alerts".formatted(ports.alert()));
            variables.put(
                    "MILEPOST_MAIL_ANALYTICS_URL", "http://127.0.0.1:%d/api/v1/analytics".formatted(ports.analytics()));
            variables.put("MILEPOST_WEBHOOKS_KEY", WEBHOOKS_KEY);
            // Receivers that one tries out run beside the stack.
            variables.put("MILEPOST_WEBHOOKS_HTTP_ALLOWED", "true");
            variables.put("MILEPOST_WEBHOOKS_ALLOWED_RANGES", "127.0.0.0/8,::1");
        }
        variables.put("MILEPOST_PUBLIC_URL", "http://127.0.0.1:%d/api/v1".formatted(ports.milestone()));
        variables.put("MILEPOST_CLOCK_RUN", clockRun);
        if (clockStart != null) {
            variables.put("MILEPOST_CLOCK_START", clockStart.toString());
        }
        return variables;
    }

    private static String variable(String property) {
        return property.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
