package dev.milepost.alert.acknowledgement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Links in mails that need no login. */
@ConfigMapping(prefix = "milepost.links")
public interface LinkConfig {
    /** The secret that signs them, outside the database; the same for all replicas. */
    String key();

    /** How long after the mail a link works: real time. */
    @WithDefault("30d")
    Duration validFor();
}
