package dev.milepost.alert.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are kept and sent. All times are real time. */
@ConfigMapping(prefix = "milepost.webhooks")
public interface WebhookConfig {
    /** Seals secrets and addresses in the database; at least 32 characters in production. */
    String key();

    /** The key before, which still opens what it sealed. */
    Optional<String> previousKey();

    /** Ranges that requests may go to although they are not public: {@code 10.20.0.0/16,fd12::/16}. */
    Optional<List<String>> allowedRanges();

    /** Whether an address may be http and not https. */
    @WithDefault("false")
    boolean httpAllowed();

    /** Whether this replica sends at all. */
    @WithDefault("true")
    boolean enabled();

    /** The longest that one request may take, from the look-up of the name to the end of the answer. */
    @WithDefault("20s")
    Duration timeout();

    /** How long what this replica took is its own. Must be longer than twice the time-out. */
    @WithDefault("2m")
    Duration lease();

    /** The longest until a replica sees what another has put in line. */
    @WithDefault("500ms")
    Duration poll();

    /** The most deliveries that a replica has in hand, from the claim to the record; half of it for one tenant. */
    @WithDefault("1024")
    int inFlight();

    /** The most requests to one webhook at the same time; 2 while it fails. */
    @WithDefault("32")
    int perWebhook();

    /** The pauses between attempts: those that Standard Webhooks recommends, over three days. */
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> pauses();

    /** A webhook to which nothing came through for so long is switched off. */
    @WithDefault("5d")
    Duration disableAfter();

    /** How long deliveries stay in the log once they are over. */
    @WithDefault("30d")
    Duration keepFor();
}
