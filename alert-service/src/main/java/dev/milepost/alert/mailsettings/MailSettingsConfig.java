package dev.milepost.alert.mailsettings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operator allows tenants to say of their mails. */
@ConfigMapping(prefix = "milepost.mailsettings")
public interface MailSettingsConfig {
    /** Domains that a tenant's sender may be of: those that the relay signs for. */
    Optional<List<String>> senderDomains();

    /** The most mails to one address in an hour of the clock; 0 for no limit. */
    @WithDefault("0")
    int perHour();

    /** Whether mails may come from that address. */
    default boolean allowsSender(String address) {
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return senderDomains().orElse(List.of()).stream().anyMatch(domain::equalsIgnoreCase);
    }

    /** The limit that holds where a tenant wants {@code own}; 0 for none. */
    default int limit(@Nullable Integer own) {
        return own == null ? perHour() : perHour() == 0 ? own : Math.min(own, perHour());
    }
}
