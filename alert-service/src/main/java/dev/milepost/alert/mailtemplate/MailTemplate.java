package dev.milepost.alert.mailtemplate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A tenant's own mail in one language. */
@Entity
@Table(name = "mail_template")
@SuppressWarnings("NullAway.Init")
class MailTemplate {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Version
    long version = 1;

    @Column(updatable = false)
    String templateKey;

    @Column(updatable = false)
    String language;

    String subject;

    @Column(columnDefinition = "longtext")
    String textBody;

    @Column(columnDefinition = "longtext")
    @Nullable
    String htmlBody;

    @Nullable
    String senderName;

    @Nullable
    String replyTo;

    Instant updatedAt;

    protected MailTemplate() {}

    MailTemplate(UUID id, String templateKey, String language) {
        this.id = id;
        this.templateKey = templateKey;
        this.language = language;
    }

    void become(TemplateRequest request, Instant now) {
        subject = request.subject();
        textBody = request.text();
        htmlBody = request.html();
        senderName = request.senderName();
        replyTo = request.replyTo();
        updatedAt = now;
    }
}
