package dev.milepost.alert.mailsettings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** How a tenant's mails are sent. The dispatcher reads it when it loads a reminder. */
@Entity
@Table(name = "mail_settings")
@SuppressWarnings("NullAway.Init")
class MailSettings {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Version
    long version = 1;

    @Nullable
    String senderName;

    @Nullable
    String senderAddress;

    @Nullable
    String replyTo;

    @Nullable
    Integer mailsPerHour;

    @Nullable
    String noticesTo;

    Instant updatedAt;

    protected MailSettings() {}

    MailSettings(UUID id) {
        this.id = id;
    }

    void become(MailSettingsRequest wanted, Instant now) {
        senderName = wanted.senderName();
        senderAddress = wanted.senderAddress();
        replyTo = wanted.replyTo();
        mailsPerHour = wanted.mailsPerHour();
        noticesTo = wanted.noticesTo();
        updatedAt = now;
    }
}
