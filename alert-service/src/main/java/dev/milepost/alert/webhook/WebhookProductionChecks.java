package dev.milepost.alert.webhook;

import dev.milepost.kit.startup.DevelopmentConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Stops the start of a production service whose key for webhooks is missing. */
@ApplicationScoped
class WebhookProductionChecks {
    private static final int SHORTEST_KEY = 32;

    private final DevelopmentConfig development;
    private final WebhookConfig config;

    @Inject
    WebhookProductionChecks(DevelopmentConfig development, WebhookConfig config) {
        this.development = development;
        this.config = config;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        if (development.enabled() || LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        List<String> unsafe = unsafe(config);
        if (!unsafe.isEmpty()) {
            throw new IllegalStateException(
                    "Unsafe settings, not starting (MILEPOST_DEVELOPMENT=true allows them):\n - "
                            + String.join("\n - ", unsafe));
        }
    }

    static List<String> unsafe(WebhookConfig config) {
        List<String> found = new ArrayList<>();
        if (config.key().length() < SHORTEST_KEY) {
            found.add("MILEPOST_WEBHOOKS_KEY needs a secret of at least " + SHORTEST_KEY + " characters");
        }
        return found;
    }
}
