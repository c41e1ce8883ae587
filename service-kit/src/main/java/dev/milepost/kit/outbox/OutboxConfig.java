package dev.milepost.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How events leave the service. */
@ConfigMapping(prefix = "milepost.outbox")
public interface OutboxConfig {
    /** The topic the relay publishes to; without one the service has no outbox. */
    Optional<String> topic();

    /** How long the relay waits for a commit of this replica before it looks for those of others. */
    @WithDefault("100ms")
    Duration poll();

    /** The most rows it publishes at once. */
    @WithDefault("500")
    int batch();

    /** Whether the relay numbers events in the order of their publication, for a feed of changes. */
    @WithDefault("true")
    boolean positions();

    /** How long a relay that stops without a word keeps others from taking over. */
    @WithDefault("10s")
    Duration lease();
}
