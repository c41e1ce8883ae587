package dev.milepost.alert.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is over stays in inboxes. */
@ConfigMapping(prefix = "milepost.inbox")
public interface InboxConfig {
    /** How long an entry stays that was read, and after it was settled: business time. What is unread stays. */
    @WithDefault("180d")
    Duration keepFor();
}
