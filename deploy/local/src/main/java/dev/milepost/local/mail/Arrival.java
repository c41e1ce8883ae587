package dev.milepost.local.mail;

import static java.util.Objects.requireNonNullElse;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import dev.milepost.local.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mail as it arrived. It is taken apart only when somebody looks, as senders may be many and fast. */
record Arrival(long id, MovingMessage envelope) {
    Mail mail() throws MessagingException, IOException {
        var message = envelope.getMessage();
        var sent = message.getSentDate();
        return new Mail(
                id,
                requireNonNullElse(message.getHeader("From", ", "), ""),
                addresses(envelope.getToAddresses()),
                requireNonNullElse(message.getSubject(), ""),
                sent == null ? "" : sent.toInstant().toString(),
                requireNonNullElse(message.getMessageID(), ""),
                requireNonNullElse(content(message, "text/plain"), ""),
                requireNonNullElse(content(message, "text/html"), ""),
                attachments(message));
    }

    private static List<Mail.Attachment> attachments(Part message) throws MessagingException, IOException {
        var attachments = new ArrayList<Mail.Attachment>();
        if (message.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var part = parts.getBodyPart(i);
                if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                    try (var in = part.getInputStream()) {
                        attachments.add(new Mail.Attachment(
                                requireNonNullElse(part.getFileName(), ""), part.getContentType(), in.readAllBytes()));
                    }
                }
            }
        }
        return attachments;
    }

    private static List<String> addresses(Set<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::getEmail).sorted().toList();
    }

    /** The first part of the type, wherever it is nested. */
    private static @Nullable String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = content(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
