package dev.milepost.alert.mailtemplate;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tenant's own mail in one language, as callers see it. */
@Schema(name = "MailTemplate", description = "A tenant's own mail in one language.")
record TemplateView(
        @Schema(description = "What rungs name it by.", examples = "final-call")
        String key,

        @Schema(description = "The language, ISO 639-1.", examples = "de")
        String language,

        long version,
        @Schema(description = "The subject.") String subject,
        @Schema(description = "The plain text.") String text,
        @Schema(description = "The HTML.") @Nullable String html,

        @Schema(description = "The name that the mail comes from.") @Nullable
        String senderName,

        @Schema(description = "Where answers go.") @Nullable String replyTo,
        Instant updatedAt) {

    static TemplateView from(MailTemplate template) {
        return new TemplateView(
                template.templateKey,
                template.language,
                template.version,
                template.subject,
                template.textBody,
                template.htmlBody,
                template.senderName,
                template.replyTo,
                template.updatedAt);
    }
}
