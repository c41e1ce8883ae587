package dev.milepost.alert.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailMessageTest {
    private static final Session SESSION = Session.getInstance(new Properties());

    @Test
    void what_is_ascii_in_short_lines_is_sent_as_it_is() throws Exception {
        String text = "x".repeat(998) + "\n\ttwo = 2\n.\n";

        BodyPart part = partOf(text);

        assertThat(part.getHeader("Content-Transfer-Encoding")).containsExactly("7bit");
        assertThat(read(part)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Über", "·", "a\u007Fb", "a\0b", "a\rb"})
    void whatever_else_is_encoded_or_left_to_the_library(String text) throws Exception {
        assertThat(MailMessage.isPlain(text)).isFalse();
        assertThat(read(partOf(text))).isEqualTo(text.replace('\r', '\n'));
    }

    @Test
    void long_lines_are_encoded() throws Exception {
        String text = "x\n" + "y".repeat(999) + "\nz";

        BodyPart part = partOf(text);

        assertThat(part.getHeader("Content-Transfer-Encoding")).containsExactly("quoted-printable");
        assertThat(read(part)).isEqualTo(text);
    }

    private static String read(BodyPart part) throws MessagingException, IOException {
        return ((String) part.getContent()).replace("\r\n", "\n");
    }

    /** The part with the text as a mail program reads it, after it was sent. */
    private static BodyPart partOf(String text) throws MessagingException, IOException {
        var message = MailMessage.of(
                SESSION,
                new InternetAddress("reminders@milepost.example"),
                "ada@aurora.example",
                "Ada",
                new MailContent("Handover", text, "<p>Handover</p>", null, null, null),
                "<1@milepost.example>",
                Instant.EPOCH);
        var sent = new ByteArrayOutputStream();
        message.writeTo(new CRLFOutputStream(sent)); // as over SMTP
        var read = new MimeMessage(SESSION, new ByteArrayInputStream(sent.toByteArray()));
        return ((MimeMultipart) read.getContent()).getBodyPart(0);
    }
}
