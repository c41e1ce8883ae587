package dev.milepost.benchmarks.peers;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A mail of about the size of a reminder, written once, and sent again and again over one open connection. */
final class BareMail implements Burst.Connection {
    private final SMTPTransport transport;
    private final MimeMessage message;
    private final Address[] to;

    BareMail(String port, String user, String password) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.auth", "true");
        Session session = Session.getInstance(properties);
        transport = (SMTPTransport) session.getTransport("smtp");
        transport.connect("127.0.0.1", Integer.parseInt(port), user, password);
        message = new MimeMessage(session);
        to = new Address[] {new InternetAddress("bare@aurora.example")};
        message.setFrom(new InternetAddress("reminders@milepost.example"));
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject("Milestone 4711 is due in 7 days");
        message.setContent(new MimeMultipart("alternative", part("plain", 900), part("html", 2_500)));
        message.saveChanges();
    }

    private static MimeBodyPart part(String subtype, int length) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(
                "sixty-three characters of text, and the end of a line after it\n".repeat(length / 64),
                "UTF-8",
                subtype);
        return part;
    }

    @Override
    public void send() throws MessagingException {
        transport.sendMessage(message, to);
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
