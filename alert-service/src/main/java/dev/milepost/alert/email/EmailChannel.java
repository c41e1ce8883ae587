package dev.milepost.alert.email;

import static java.util.Objects.requireNonNull;

import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.delivery.Outcome;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;

/** Delivers reminders as e-mail. */
@ApplicationScoped
class EmailChannel implements DeliveryChannel {
    private final SmtpConfig smtp;
    private final MailConfig mail;
    private final InternetAddress from;

    @Inject
    EmailChannel(SmtpConfig smtp, MailConfig mail) {
        this.smtp = smtp;
        this.mail = mail;
        try {
            this.from = new InternetAddress(mail.from(), true);
        } catch (AddressException e) {
            throw new IllegalStateException("MILEPOST_MAIL_FROM is no address: " + mail.from(), e);
        }
    }

    @CheckedTemplate(basePath = "email")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance reminderText(ReminderText mail);

        static native TemplateInstance reminderHtml(ReminderText mail);
    }

    @Override
    public Duration timeout() {
        return smtp.timeout();
    }

    @Override
    public String messageIdDomain() {
        String address = from.getAddress();
        return mail.messageIdDomain().orElseGet(() -> address.substring(address.indexOf('@') + 1));
    }

    @Override
    public Connection open() {
        return new OverSmtp(new SmtpConnection(smtp));
    }

    private final class OverSmtp implements Connection {
        private final SmtpConnection connection;

        OverSmtp(SmtpConnection connection) {
            this.connection = connection;
        }

        @Override
        public Outcome send(DueReminder due, Instant now) {
            var person = requireNonNull(due.person());
            String address = requireNonNull(person.email());
            var text = ReminderText.of(due, person.name(), now, mail.publicUrl());
            MailMessage message;
            try {
                message = MailMessage.of(
                        connection.session(),
                        from,
                        address,
                        person.name(),
                        text.subject(),
                        Templates.reminderText(text).render(),
                        Templates.reminderHtml(text).render(),
                        due.messageId(),
                        now);
            } catch (AddressException e) {
                return new Outcome.Refused("'" + address + "' is no e-mail address: " + e.getMessage());
            } catch (MessagingException e) {
                return new Outcome.Refused("cannot be written as a mail: " + e.getMessage());
            }
            return connection.send(message, address);
        }

        @Override
        public void rest() {
            // Servers close idle connections, and the next mail would only find out by failing.
            connection.close();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
