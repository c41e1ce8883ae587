package dev.milepost.kit.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How cursors are signed. */
@ConfigMapping(prefix = "milepost.cursor")
public interface CursorConfig {
    /** The secret that signs them; the same in all replicas. Production refuses to start with the default. */
    @WithDefault("development")
    String key();
}
