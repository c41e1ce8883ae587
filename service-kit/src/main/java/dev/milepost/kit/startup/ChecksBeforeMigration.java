package dev.milepost.kit.startup;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Stops an unsafe start before it has changed the schema: migrations run before anything else of the application. */
@Singleton
class ChecksBeforeMigration implements FlywayConfigurationCustomizer {
    private final ProductionChecks checks;

    @Inject
    ChecksBeforeMigration(ProductionChecks checks) {
        this.checks = checks;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        checks.check();
    }
}
