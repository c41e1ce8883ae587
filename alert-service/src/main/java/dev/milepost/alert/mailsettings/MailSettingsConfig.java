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
    /**
     * Domains that a tenant's sender may be of, as the relay signs for them: {@code aurora=aurora.example} for the tenant
     * {@code aurora} alone, {@code mail.example} for every tenant.
     */
    Optional<List<String>> senderDomains();

    /** The most mails to one address in an hour of the clock; 0 for no limit. */
    @WithDefault("0")
    int perHour();

    /** The domains that the sender of {@code tenant} may be of, in lower case. */
    default List<String> domainsOf(String tenant) {
        return senderDomains().orElse(List.of()).stream()
                .map(entry -> entry.strip().split("=", 2))
                .filter(parts -> parts.length == 1 || parts[0].equals(tenant))
                .map(parts -> parts[parts.length - 1].toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** Whether mails of {@code tenant} may come from that address. */
    default boolean allowsSender(String tenant, String address) {
        return domainsOf(tenant)
                .contains(address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /** The limit that holds where a tenant wants {@code own}; 0 for none. */
    default int limit(@Nullable Integer own) {
        return own == null ? perHour() : perHour() == 0 ? own : Math.min(own, perHour());
    }
}
