package dev.milepost.alert.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.alert.delivery.Outcome;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SmtpConnectionTest {
    private static final Duration TIMEOUT = Duration.ofMillis(700);

    @Test
    void hands_over_mails_with_our_message_id_over_one_connection() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of());
                var connection = connection(server.port())) {
            for (int i = 1; i <= 3; i++) {
                assertThat(send(connection, "Due today", "<" + i + "@example.org>"))
                        .isEqualTo(new Outcome.Accepted("ada@example.org"));
            }

            assertThat(server.connections).hasValue(1);
            assertThat(server.mails).hasSize(3);
            assertThat(server.commands)
                    .as("where mails come back to, whoever the sender is")
                    .contains("MAIL FROM:<bounces@example.org>")
                    .noneMatch(command -> command.startsWith("MAIL FROM:<milepost@"));
            assertThat(server.mails.get(2))
                    .contains("Message-ID: <3@example.org>", "Subject: Due today", "Auto-Submitted: auto-generated")
                    .containsSubsequence("multipart/alternative", "text/plain", "plain words", "text/html", "<p>rich");
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "."})
    void a_refusal_for_good_names_the_answer(String command) throws Exception {
        assertThat(outcome(Map.of(command, "550 5.1.1 no such mailbox here")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("550 5.1.1 no such mailbox here"));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such mailbox here, 5.1.1",
        "RCPT, 550-5.1.10 recipient not found, 5.1.10",
        "RCPT, 550 5.2.1 mailbox disabled, 5.2.1",
        "RCPT, 550 5.7.1 you are on our list,",
        "RCPT, 550 no such mailbox,",
        "RCPT, 552 5.2.2 mailbox full,",
        "MAIL, 550 5.1.8 bad sender,",
        "., 550 5.1.1 content,",
    })
    void only_a_refusal_of_the_address_says_that_it_is_no_good(String command, String answer, @Nullable String status)
            throws Exception {
        assertThat(outcome(Map.of(command, answer.replace("550-", "550-5.1.10 see\r\n550 "))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "."})
    void a_refusal_for_now_is_put_off(String command) throws Exception {
        assertThat(outcome(Map.of(command, "451 4.7.1 greylisted")))
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        deferred -> assertThat(deferred.reason()).contains("451 4.7.1 greylisted"));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH, 535 5.7.8 wrong password",
        "greeting, 554 go away",
        "greeting, 421 too busy",
        "MAIL, 530 sign in first"
    })
    void what_is_no_fault_of_the_mail_waits(String command, String answer) throws Exception {
        assertThat(outcome(Map.of(command, answer))).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void a_server_that_is_down_is_named() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var connection = connection(port)) {
            assertThat(send(connection, "s", "<1@example.org>"))
                    .isInstanceOfSatisfying(
                            Outcome.Unreachable.class,
                            away -> assertThat(away.reason()).contains("127.0.0.1:" + port, "Connection refused"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void what_hangs_is_cut_off_in_time(String command) throws Exception {
        long start = System.nanoTime();

        var outcome = outcome(Map.of(command, ScriptedSmtpServer.SILENCE));

        assertThat(outcome).isNotInstanceOf(Outcome.Accepted.class).isNotInstanceOf(Outcome.Refused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT.dividedBy(2), Duration.ofSeconds(30));
    }

    @Test
    void goes_on_over_a_new_connection_after_a_failure() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("RCPT", "550 no"));
                var connection = connection(server.port())) {
            send(connection, "s", "<1@example.org>");
            send(connection, "s", "<2@example.org>");

            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void a_title_cannot_add_headers() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of());
                var connection = connection(server.port())) {
            send(connection, "Due\r\nBcc: everybody@example.org", "<1@example.org>");

            assertThat(server.mails.getFirst())
                    .contains("Subject: Due Bcc: everybody@example.org")
                    .doesNotContain("\nBcc:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nobody", "a b@example.org", "a@example.org, b@example.org", "a@exa\nmple.org", "@example.org"})
    void what_is_no_address_is_refused(String address) {
        assertThatThrownBy(() -> message(connection(1), "s", "<1@example.org>", address))
                .isInstanceOf(AddressException.class);
    }

    private static Outcome outcome(Map<String, String> answers) throws Exception {
        try (var server = new ScriptedSmtpServer(answers);
                var connection = connection(server.port())) {
            return send(connection, "s", "<1@example.org>");
        }
    }

    @Test
    void a_mail_says_how_to_unsubscribe_with_one_click_and_who_it_comes_from() throws Exception {
        var content = new MailContent(
                "Due",
                "plain",
                null,
                "Aurora\r\nBcc: all@example.org",
                "pmo@example.org",
                "https://milepost.example/l/x");

        var mail = MailMessage.of(
                Session.getInstance(new Properties()),
                new InternetAddress("milepost@example.org"),
                "ada@example.org",
                "Ada",
                content,
                "<1@example.org>",
                Instant.parse("2027-03-01T08:00:00Z"));

        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://milepost.example/l/x>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Reply-To")).containsExactly("pmo@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("From")[0]).contains("Aurora Bcc", "<milepost@example.org>");
        assertThat(mail.getContentType()).startsWith("text/plain");
    }

    private static Outcome send(SmtpConnection connection, String subject, String messageId) throws MessagingException {
        return connection.send(message(connection, subject, messageId, "ada@example.org"), "ada@example.org");
    }

    private static MailMessage message(SmtpConnection connection, String subject, String messageId, String address)
            throws MessagingException {
        return MailMessage.of(
                connection.session(),
                new InternetAddress("milepost@example.org"),
                address,
                "Ada",
                new MailContent(subject, "plain words", "<p>rich words</p>", null, null, null),
                messageId,
                Instant.parse("2027-03-01T08:00:00Z"));
    }

    private static SmtpConnection connection(int port) {
        return new SmtpConnection(
                new SmallRyeConfigBuilder()
                        .withMapping(SmtpConfig.class)
                        .withDefaultValue("milepost.smtp.host", "127.0.0.1")
                        .withDefaultValue("milepost.smtp.port", Integer.toString(port))
                        .withDefaultValue("milepost.smtp.user", "alert")
                        .withDefaultValue("milepost.smtp.password", "secret")
                        .withDefaultValue("milepost.smtp.timeout", TIMEOUT.toString())
                        .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                        .build()
                        .getConfigMapping(SmtpConfig.class),
                "bounces@example.org");
    }
}
