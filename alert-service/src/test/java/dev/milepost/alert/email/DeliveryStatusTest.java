package dev.milepost.alert.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.bounce.RecordBounce;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryStatusTest {
    private static final UUID REMINDER = UUID.fromString("0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61");

    /** As Postfix writes it. */
    static final String REPORT = """
            From: MAILER-DAEMON@mx.example (Mail Delivery System)
            To: reminders@milepost.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="B"

            --B
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.

            --B
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example
            X-Postfix-Sender: rfc822; reminders@milepost.example

            Final-Recipient: rfc822; %s
            Original-Recipient: rfc822;%1$s
            Action: %s
            Status: %s
            Diagnostic-Code: smtp; 550 5.1.1 <gone@aurora.example>: Recipient address
                rejected: User unknown

            --B
            Content-Type: text/rfc822-headers

            Return-Path: <reminders@milepost.example>
            Subject: Due in 7 days
            Message-ID: <%s@milepost.example>
            To: gone@aurora.example

            --B--
            """;

    @Test
    void tells_which_mail_came_back_from_whom_and_why() throws Exception {
        assertThat(read(REPORT.formatted("gone@aurora.example", "failed", "5.1.1", REMINDER)))
                .containsExactly(new RecordBounce.Bounce(
                        REMINDER,
                        "gone@aurora.example",
                        "5.1.1",
                        "smtp; 550 5.1.1 <gone@aurora.example>: Recipient address rejected: User unknown"));
    }

    @Test
    void what_may_still_arrive_or_is_not_ours_is_none() throws Exception {
        assertThat(read(REPORT.formatted("gone@aurora.example", "delayed", "4.4.1", REMINDER)))
                .isEmpty();
        assertThat(read(REPORT.formatted("gone@aurora.example", "failed", "4.4.1", REMINDER)))
                .isEmpty();
        assertThat(read(REPORT.formatted("gone@aurora.example", "failed", "5.1.1", "CAF123")))
                .isEmpty();
        assertThat(read("Subject: Hello\n\nIs this thing on?")).isEmpty();
    }

    @Test
    void an_alias_and_the_mailbox_behind_it_are_both_tried() throws Exception {
        String report = REPORT.formatted("bob@gone.example", "failed", "5.1.1", REMINDER)
                .replace(
                        "Original-Recipient: rfc822;bob@gone.example",
                        "Original-Recipient: rfc822;team@aurora.example");

        assertThat(read(report))
                .extracting(RecordBounce.Bounce::address)
                .containsExactly("bob@gone.example", "team@aurora.example");
    }

    @Test
    void a_report_of_very_many_lines_is_read_like_any_other() throws Exception {
        String report = REPORT.formatted("gone@aurora.example", "failed", "5.1.1", REMINDER)
                .replace("    rejected: User unknown\n", "    x\n".repeat(10_000));

        assertThat(read(report))
                .singleElement()
                .satisfies(bounce -> assertThat(bounce.reason())
                        .startsWith("smtp; 550 5.1.1 <gone@aurora.example>: Recipient address x x x"));
    }

    private static List<RecordBounce.Bounce> read(String mail) throws Exception {
        return DeliveryStatus.read(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }
}
