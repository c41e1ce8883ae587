package dev.milepost.kit.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Instant;
import java.util.Optional;

/** What only a development stack may switch on. Production refuses to start with any of it. */
@ConfigMapping(prefix = "milepost.development")
public interface DevelopmentConfig {
    /** Whether this is a development stack: default secrets and a movable clock are allowed. */
    @WithDefault("false")
    boolean enabled();

    /** Where business time starts, as an ISO 8601 instant. */
    Optional<Instant> clockStart();

    /** Names one run of the stack: a service restarted within it keeps the offset of its clock. */
    Optional<String> clockRun();
}
