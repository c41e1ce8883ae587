package dev.milepost.alert.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server that reminders are handed to. */
@ConfigMapping(prefix = "milepost.smtp")
public interface SmtpConfig {
    String host();

    int port();

    /** Signs in when it is set. */
    Optional<String> user();

    Optional<String> password();

    /** How the connection is secured. */
    @WithDefault("NONE")
    Tls tls();

    /** The longest that one delivery may take, from connecting to the server's last answer. */
    @WithDefault("20s")
    Duration timeout();

    /** Lets a production service talk to the mail server without TLS, for one on the same host. */
    @WithDefault("false")
    boolean plaintextAllowed();

    /** How the connection is secured. */
    enum Tls {
        NONE,
        /** Upgraded by STARTTLS; a server without it is refused. */
        STARTTLS,
        /** TLS from the first byte. */
        IMPLICIT
    }
}
