package dev.milepost.alert.email;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/** A mail with a text and an HTML part, perhaps files, and a Message-ID of our own, the same at every repeat. */
final class MailMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final String messageId;

    private MailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MailMessage of(
            Session session,
            InternetAddress from,
            String address,
            String name,
            MailContent content,
            String messageId,
            Instant date)
            throws MessagingException {
        var message = new MailMessage(session, messageId);
        message.setFrom(content.senderName() == null ? from : named(from.getAddress(), content.senderName()));
        message.setRecipient(Message.RecipientType.TO, named(address, name));
        if (content.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(content.replyTo(), true)});
        }
        message.setSubject(oneLine(content.subject()), UTF_8);
        message.setSentDate(Date.from(date));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        if (content.unsubscribe() != null) { // RFC 8058: with one click
            message.setHeader("List-Unsubscribe", "<" + content.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (content.attachments().isEmpty()) {
            write(content, message);
        } else {
            var words = new MimeBodyPart();
            write(content, words);
            var all = new MimeMultipart("mixed", words);
            for (MailContent.Attachment attachment : content.attachments()) {
                all.addBodyPart(part(attachment));
            }
            message.setContent(all);
        }
        message.saveChanges();
        return message;
    }

    private static void write(MailContent content, MimePart part) throws MessagingException {
        if (content.html() == null) {
            part.setText(content.text(), UTF_8);
        } else {
            var plain = new MimeBodyPart();
            plain.setText(content.text(), UTF_8);
            var rich = new MimeBodyPart();
            rich.setText(content.html(), UTF_8, "html");
            part.setContent(new MimeMultipart("alternative", plain, rich)); // the better one last
        }
    }

    private static MimeBodyPart part(MailContent.Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
        part.setFileName(attachment.name());
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64"); // as text its line ends would be the mail's
        return part;
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        var recipient = new InternetAddress(address, true);
        try {
            recipient.setPersonal(oneLine(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("each Java platform has UTF-8", e);
        }
        return recipient;
    }

    /** Titles and names come from elsewhere; a line break in a header would start another header. */
    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
