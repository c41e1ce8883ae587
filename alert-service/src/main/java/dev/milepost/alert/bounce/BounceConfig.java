package dev.milepost.alert.bounce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mailbox that mails come back to: the operator's sender, or where its bounces are led. */
@ConfigMapping(prefix = "milepost.bounces")
public interface BounceConfig {
    /** The IMAP server; nothing is read while it is not set. */
    Optional<String> host();

    @WithDefault("993")
    int port();

    /** Whether the connection is TLS from its first byte. */
    @WithDefault("true")
    boolean tls();

    Optional<String> user();

    Optional<String> password();

    @WithDefault("INBOX")
    String folder();

    /** How often it is read. */
    @WithDefault("1m")
    Duration every();

    /** How many hard bounces pause an address. */
    @WithDefault("3")
    int pauseAfter();
}
