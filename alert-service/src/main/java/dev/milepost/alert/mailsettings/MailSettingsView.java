package dev.milepost.alert.mailsettings;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a tenant's mails are sent, as its people see it. */
@Schema(name = "MailSettings", description = "How the tenant's mails are sent.")
record MailSettingsView(
        @Schema(required = true, description = "Counts its changes; 0 while nothing was said. The ETag.")
        long version,

        @Schema(description = "The name that mails come from; the operator's when absent.", examples = "Aurora PMO")
        @Nullable
        String senderName,

        @Schema(description = "The address that mails come from; the operator's when absent.") @Nullable
        String senderAddress,

        @Schema(description = "Where answers go; to the sender when absent.") @Nullable
        String replyTo,

        @Schema(
                description =
                        "The most mails to one address in an hour of the clock, as it holds; absent for no limit.",
                examples = "20")
        @Nullable
        Integer mailsPerHour,

        @Schema(
                description = "Who is told that something has stopped when whoever made it cannot be.",
                examples = "it@aurora.example")
        @Nullable
        String noticesTo,

        @Schema(
                required = true,
                description = "Domains that the sender's address may be of: yours, and those of every tenant.",
                examples = "[\"aurora.example\"]")
        List<String> senderDomains,

        @Schema(description = "When it was last said.") @Nullable
        Instant updatedAt) {

    static MailSettingsView from(@Nullable MailSettings settings, MailSettingsConfig config, String tenant) {
        int limit = config.limit(settings == null ? null : settings.mailsPerHour);
        Integer shown = limit == 0 ? null : limit;
        List<String> domains = config.domainsOf(tenant);
        return settings == null
                ? new MailSettingsView(0, null, null, null, shown, null, domains, null)
                : new MailSettingsView(
                        settings.version,
                        settings.senderName,
                        settings.senderAddress,
                        settings.replyTo,
                        shown,
                        settings.noticesTo,
                        domains,
                        settings.updatedAt);
    }
}
