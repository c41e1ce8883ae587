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

    private static final int LONGEST_LINE = 998;

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
            write(content.text(), "plain", part);
        } else {
            var plain = new MimeBodyPart();
            write(content.text(), "plain", plain);
            var rich = new MimeBodyPart();
            write(content.html(), "html", rich);
            part.setContent(new MimeMultipart("alternative", plain, rich)); // the better one last
        }
    }

    /** What needs no encoding is sent as it is; of the rest the library finds out by encoding it once more which one it needs. */
    private static void write(String text, String subtype, MimePart part) throws MessagingException {
        part.setText(text, UTF_8, subtype);
        if (isPlain(text)) {
            part.setHeader("Content-Transfer-Encoding", "7bit");
        }
    }

    /** Whether it is ASCII in lines that are short enough (RFC 5322, 2.1.1). */
    static boolean isPlain(String text) {
        int lineBegins = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineBegins = i + 1;
            } else if (c >= 0x7F || c < ' ' && c != '\t' || i - lineBegins >= LONGEST_LINE) {
                return false;
            }
        }
        return true;
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
