package dev.milepost.kit.eventlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the log of events is sealed. */
@ConfigMapping(prefix = "milepost.audit")
public interface AuditConfig {
    /**
     * The secret of the chain's hashes; the same in all replicas, for ever. It lives outside of the database, so that who
     * can write there cannot make the chain fit. Production refuses to start with the default.
     */
    @WithDefault("development")
    String key();
}
