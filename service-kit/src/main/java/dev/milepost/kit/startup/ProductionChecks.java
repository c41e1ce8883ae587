package dev.milepost.kit.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Stops the start of a production service whose settings are unsafe, and names each of them: defaults are for
 * development, and somebody must have decided otherwise.
 */
@ApplicationScoped
public class ProductionChecks {
    private static final Logger LOG = Logger.getLogger(ProductionChecks.class);
    private static final String DEMO_SECRET = "milepost";
    private static final int SHORTEST_KEY = 32;

    private final DevelopmentConfig development;
    private final Config config;

    @Inject
    ProductionChecks(DevelopmentConfig development, Config config) {
        this.development = development;
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (development.enabled()) {
            LOG.warn("Development settings are on: secrets have defaults and the clock can be moved.");
        }
        check();
    }

    void check() {
        if (development.enabled() || LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        List<String> unsafe = unsafe();
        if (!unsafe.isEmpty()) {
            throw new IllegalStateException(
                    "Unsafe settings, not starting (MILEPOST_DEVELOPMENT=true allows them):\n - "
                            + String.join("\n - ", unsafe));
        }
    }

    List<String> unsafe() {
        List<String> found = new ArrayList<>();
        if (development.clockStart().isPresent()) {
            found.add("MILEPOST_CLOCK_START is set: production keeps real time");
        }
        if (value("quarkus.datasource.password")
                .filter(p -> !p.equals(DEMO_SECRET))
                .isEmpty()) {
            found.add("MILEPOST_DATABASE_PASSWORD is missing or the demo's");
        }
        if (value("milepost.cursor.key").filter(k -> k.length() >= SHORTEST_KEY).isEmpty()) {
            found.add("MILEPOST_CURSOR_KEY needs a secret of at least " + SHORTEST_KEY + " characters");
        }
        if (value("milepost.outbox.topic").isPresent()
                && value("milepost.audit.key")
                        .filter(k -> k.length() >= SHORTEST_KEY)
                        .isEmpty()) {
            found.add("MILEPOST_AUDIT_KEY needs a secret of at least " + SHORTEST_KEY + " characters");
        }
        if (value("quarkus.oidc.auth-server-url")
                .filter(url -> url.startsWith("https://"))
                .isEmpty()) {
            found.add("MILEPOST_OIDC_URL must be an https address");
        }
        if (value("kafka.security.protocol").orElse("PLAINTEXT").equals("PLAINTEXT")) {
            found.add("KAFKA_SECURITY_PROTOCOL must be SASL_SSL, SSL or SASL_PLAINTEXT");
        }
        return found;
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class);
    }
}
