package dev.milepost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailTest {
    @TempDir
    private static Path directory;

    private static LocalMail mail;

    @BeforeAll
    static void start() {
        mail = new LocalMail(Installation.locate(), new Workspace(directory), Ports.free(), Ports.free());
        mail.start();
    }

    @AfterAll
    static void stop() {
        mail.stop();
    }

    @BeforeEach
    void emptyMailbox() {
        mail.forgetMails();
    }

    @Test
    void sent_mail_is_in_the_mailbox_with_both_parts_and_all_recipients() throws Exception {
        var message = message(signedIn(Accounts.password(Accounts.MAIL_SENDER)));

        Transport.send(message);

        assertThat(mail.mails()).singleElement().satisfies(arrived -> {
            assertThat(arrived.from()).isEqualTo("reminders@milepost.example");
            assertThat(arrived.to()).containsExactly("one@aurora.example", "two@aurora.example");
            assertThat(arrived.subject()).isEqualTo("Fällig: Rohbau");
            assertThat(arrived.messageId()).isEqualTo(message.getMessageID());
            assertThat(arrived.text()).isEqualTo("Plain ä");
            assertThat(arrived.html()).isEqualTo("<p>Rich ä</p>");
        });
    }

    @Test
    void files_in_a_mail_are_there_byte_by_byte() throws Exception {
        var content = new byte[] {0, 13, 10, 10, (byte) 0xff};
        var text = new MimeBodyPart();
        text.setText("See the file", "UTF-8");
        var file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "application/x-test")));
        file.setFileName("test.bin");
        file.setDisposition(Part.ATTACHMENT);
        var message = message(signedIn(Accounts.password(Accounts.MAIL_SENDER)));
        message.setContent(new MimeMultipart("mixed", text, file));
        message.saveChanges();

        Transport.send(message);

        var arrived = mail.mails().getFirst();
        assertThat(arrived.text()).isEqualTo("See the file");
        assertThat(arrived.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.name()).isEqualTo("test.bin");
            assertThat(attachment.type()).startsWith("application/x-test");
            assertThat(attachment.content()).isEqualTo(content);
        });
    }

    @Test
    void sender_without_sign_in_is_refused() throws Exception {
        var message = message(Session.getInstance(properties()));

        assertThatThrownBy(() -> Transport.send(message)).hasStackTraceContaining("530");
        assertThat(mail.mails()).isEmpty();
    }

    @Test
    void sender_with_a_wrong_password_is_refused() throws Exception {
        var message = message(signedIn("wrong"));

        assertThatThrownBy(() -> Transport.send(message)).isInstanceOf(MessagingException.class);
        assertThat(mail.mails()).isEmpty();
    }

    @Test
    void signing_in_holds_for_all_mails_of_a_connection() throws Exception {
        var session = signedIn(Accounts.password(Accounts.MAIL_SENDER));

        try (var connection = session.getTransport("smtp")) {
            connection.connect();
            for (int i = 0; i < 3; i++) {
                var message = message(session);
                connection.sendMessage(message, message.getAllRecipients());
            }
        }

        assertThat(mail.mails()).hasSize(3);
    }

    @Test
    void deleted_mails_are_gone() throws Exception {
        Transport.send(message(signedIn(Accounts.password(Accounts.MAIL_SENDER))));
        assertThat(mail.mails()).hasSize(1);

        mail.forgetMails();

        assertThat(mail.mails()).isEmpty();
    }

    private static Session signedIn(String password) {
        var properties = properties();
        properties.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(Accounts.MAIL_SENDER, password);
            }
        });
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(mail.smtpPort()));
        return properties;
    }

    private static MimeMessage message(Session session) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText("Plain ä", "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<p>Rich ä</p>", "UTF-8", "html");
        var message = new MimeMessage(session);
        message.setFrom("reminders@milepost.example");
        for (var recipient : List.of("two@aurora.example", "one@aurora.example")) {
            message.addRecipient(RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject("Fällig: Rohbau", "UTF-8");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }
}
