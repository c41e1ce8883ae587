package dev.milepost.milestone.milestone;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells {@link AtRisk} what operators set, before anybody asks. */
@ApplicationScoped
class AtRiskSetting {
    private static final int BEFORE_OTHERS = 3;

    void take(@Observes @Priority(BEFORE_OTHERS) StartupEvent event, AtRiskConfig config) {
        AtRisk.within(config.days());
    }
}
