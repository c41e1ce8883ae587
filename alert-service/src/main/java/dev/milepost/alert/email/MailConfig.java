package dev.milepost.alert.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What mails say of the sender. */
@ConfigMapping(prefix = "milepost.mail")
public interface MailConfig {
    /** The sender as in a From header: {@code Milepost <milepost@example.org>}. */
    String from();

    /**
     * The address that mails come back to (the sender of the envelope, RFC 5321), also those whose From is a tenant's own; that
     * of {@link #from} when it is not set.
     */
    Optional<String> returnPath();

    /** The right side of each Message-ID; the domain of the sender when it is not set. */
    Optional<String> messageIdDomain();

    /** Where links lead, without the slash at the end: {@code /milestones/{id}} is added. */
    String publicUrl();

    /**
     * Where links to this service lead, without the slash at the end: {@code /links/…} is added. Below the public URL when
     * it is not set, as one host serves all services.
     */
    Optional<String> alertsUrl();

    /**
     * Where links to reports lead, without the slash at the end: {@code /reports/…} is added, as in the API of
     * analytics-service. Below the public URL when it is not set.
     */
    Optional<String> analyticsUrl();

    /**
     * Whether reminders are counted as sent although no mail is written or leaves: for development, to try out a ladder on
     * real people's data, and to measure what all but the mail server takes.
     */
    @WithDefault("false")
    boolean discard();
}
