package dev.milepost.alert.email;

import dev.milepost.alert.mailsettings.Sender;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail holds.
 *
 * @param html null for plain text only
 * @param senderName the name it comes from; null for the operator's
 * @param replyTo where answers go; null for the sender
 * @param unsubscribe where to unsubscribe with one click; null where nobody may
 * @param attachments files
 */
record MailContent(
        String subject,
        String text,
        @Nullable String html,
        @Nullable String senderName,
        @Nullable String replyTo,
        @Nullable String unsubscribe,
        List<Attachment> attachments) {

    /** A file in a mail. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares files, and nobody changes the bytes
    record Attachment(String name, String mediaType, byte[] content) {}

    /** Without attachments. */
    MailContent(
            String subject,
            String text,
            @Nullable String html,
            @Nullable String senderName,
            @Nullable String replyTo,
            @Nullable String unsubscribe) {
        this(subject, text, html, senderName, replyTo, unsubscribe, List.of());
    }

    /** The same with what the tenant's settings say where its template does not. */
    MailContent by(Sender sender) {
        return new MailContent(
                subject,
                text,
                html,
                senderName == null ? sender.name() : senderName,
                replyTo == null ? sender.replyTo() : replyTo,
                unsubscribe,
                attachments);
    }
}
