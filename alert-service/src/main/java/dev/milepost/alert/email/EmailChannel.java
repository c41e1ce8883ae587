package dev.milepost.alert.email;

import static java.util.Objects.requireNonNull;

import dev.milepost.alert.acknowledgement.LinkTokens;
import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.DigestMail;
import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.delivery.Outcome;
import dev.milepost.alert.delivery.ReportMail;
import dev.milepost.alert.delivery.WebhookNoticeMail;
import dev.milepost.alert.mailsettings.MailSettingsConfig;
import dev.milepost.alert.mailsettings.Sender;
import dev.milepost.alert.mailtemplate.FindWording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Delivers reminders as e-mail. */
@ApplicationScoped
class EmailChannel implements DeliveryChannel {
    private final SmtpConfig smtp;
    private final MailConfig mail;
    private final LinkTokens tokens;
    private final FindWording wordings;
    private final MailSettingsConfig settings;
    private final InternetAddress from;
    private final String returnPath;

    @Inject
    EmailChannel(
            SmtpConfig smtp, MailConfig mail, LinkTokens tokens, FindWording wordings, MailSettingsConfig settings) {
        this.smtp = smtp;
        this.mail = mail;
        this.tokens = tokens;
        this.wordings = wordings;
        this.settings = settings;
        this.from = address("MILEPOST_MAIL_FROM", mail.from());
        this.returnPath = address("MILEPOST_MAIL_RETURN_PATH", mail.returnPath().orElseGet(from::getAddress))
                .getAddress();
    }

    private static InternetAddress address(String setting, String value) {
        try {
            return new InternetAddress(value, true);
        } catch (AddressException e) {
            throw new IllegalStateException(setting + " is no address: " + value, e);
        }
    }

    @CheckedTemplate(basePath = "email")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance reminderText(ReminderText mail);

        static native TemplateInstance reminderHtml(ReminderText mail);

        static native TemplateInstance digestText(DigestText mail);

        static native TemplateInstance digestHtml(DigestText mail);

        static native TemplateInstance webhookNoticeText(WebhookNoticeText mail);

        static native TemplateInstance webhookNoticeHtml(WebhookNoticeText mail);

        static native TemplateInstance reportText(ReportMailText mail);

        static native TemplateInstance reportHtml(ReportMailText mail);
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
        return mail.discard() ? new Nowhere() : new OverSmtp(new SmtpConnection(smtp, returnPath));
    }

    /** Takes everything and sends nothing. */
    private static final class Nowhere implements Connection {
        @Override
        public Outcome send(DueReminder due, Instant now) {
            return new Outcome.Accepted(
                    requireNonNull(requireNonNull(due.addressee()).email()));
        }

        @Override
        public Outcome send(DigestMail digest, Instant now) {
            return new Outcome.Accepted(digest.address());
        }

        @Override
        public Outcome send(WebhookNoticeMail notice, Instant now) {
            return new Outcome.Accepted(notice.address());
        }

        @Override
        public Outcome send(ReportMail report, Instant now) {
            return new Outcome.Accepted(report.address());
        }

        @Override
        public void rest() {
            // There is nothing to close.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    private final class OverSmtp implements Connection {
        private final SmtpConnection connection;

        OverSmtp(SmtpConnection connection) {
            this.connection = connection;
        }

        @Override
        public Outcome send(DueReminder due, Instant now) {
            var addressee = requireNonNull(due.addressee());
            String address = requireNonNull(addressee.email());
            var text = ReminderText.of(due, now, mail.publicUrl(), links(due));
            try {
                return send(
                        due.tenant(),
                        address,
                        addressee.name(),
                        content(due, text),
                        due.sender(),
                        due.messageId(),
                        now);
            } catch (SQLException e) {
                return new Outcome.Deferred("its template cannot be read: " + e.getMessage());
            }
        }

        @Override
        public Outcome send(DigestMail digest, Instant now) {
            String unsubscribe =
                    base() + tokens.write(LinkTokens.Purpose.UNSUBSCRIBE_DIGEST, digest.tenant(), digest.id());
            var text = DigestText.of(digest, mail.publicUrl(), unsubscribe);
            var content = new MailContent(
                    text.subject(),
                    Templates.digestText(text).render(),
                    Templates.digestHtml(text).render(),
                    null,
                    null,
                    unsubscribe);
            return send(
                    digest.tenant(),
                    digest.address(),
                    digest.addressee().name(),
                    content,
                    digest.sender(),
                    digest.messageId(),
                    now);
        }

        @Override
        public Outcome send(WebhookNoticeMail notice, Instant now) {
            var text = WebhookNoticeText.of(notice, alertsUrl());
            var content = new MailContent(
                    text.subject(),
                    Templates.webhookNoticeText(text).render(),
                    Templates.webhookNoticeHtml(text).render(),
                    null,
                    null,
                    null);
            return send(
                    notice.tenant(),
                    notice.address(),
                    notice.addressee().name(),
                    content,
                    notice.sender(),
                    notice.messageId(),
                    now);
        }

        @Override
        public Outcome send(ReportMail report, Instant now) {
            String unsubscribe =
                    base() + tokens.write(LinkTokens.Purpose.UNSUBSCRIBE_REPORTS, report.tenant(), report.id());
            String reports = mail.analyticsUrl().orElseGet(() -> mail.publicUrl() + "/analytics") + "/reports";
            var text = ReportMailText.of(report, reports, unsubscribe);
            var content = new MailContent(
                    text.subject(),
                    Templates.reportText(text).render(),
                    Templates.reportHtml(text).render(),
                    null,
                    null,
                    unsubscribe,
                    attachments(report));
            return send(
                    report.tenant(),
                    report.address(),
                    report.addressee().name(),
                    content,
                    report.sender(),
                    report.messageId(),
                    now);
        }

        private static List<MailContent.Attachment> attachments(ReportMail report) {
            List<MailContent.Attachment> attachments = new ArrayList<>();
            for (ReportMail.File file : report.files()) {
                byte[] content = file.content();
                if (content != null) {
                    attachments.add(new MailContent.Attachment(file.name(), file.mediaType(), content));
                }
            }
            return attachments;
        }

        private Outcome send(
                String tenant,
                String address,
                String name,
                MailContent content,
                Sender sender,
                String messageId,
                Instant now) {
            MailMessage message;
            try {
                message = MailMessage.of(
                        connection.session(), from(tenant, sender), address, name, content.by(sender), messageId, now);
            } catch (AddressException e) {
                return new Outcome.Refused("'" + address + "' is no e-mail address: " + e.getMessage());
            } catch (MessagingException e) {
                return new Outcome.Refused("cannot be written as a mail: " + e.getMessage());
            }
            return connection.send(message, address);
        }

        private MailContent content(DueReminder due, ReminderText text) throws SQLException {
            String unsubscribe =
                    text.unsubscribe() == null ? null : text.unsubscribe().url();
            FindWording.Worded own = due.template() == null
                    ? null
                    : wordings.word(due.tenant(), due.template(), text.language(), text.values())
                            .orElse(null);
            return own == null
                    ? new MailContent(
                            text.subject(),
                            Templates.reminderText(text).render(),
                            Templates.reminderHtml(text).render(),
                            null,
                            null,
                            unsubscribe)
                    : new MailContent(
                            own.subject(), own.text(), own.html(), own.senderName(), own.replyTo(), unsubscribe);
        }

        /** The tenant's own, as long as the operator allows it. */
        private InternetAddress from(String tenant, Sender sender) throws AddressException {
            String own = sender.address();
            return own == null || !settings.allowsSender(tenant, own) ? from : new InternetAddress(own, true);
        }

        private Links links(DueReminder due) {
            return new Links(
                    base() + tokens.write(LinkTokens.Purpose.ACKNOWLEDGE, due.tenant(), due.id()),
                    due.mandatory()
                            ? null
                            : base() + tokens.write(LinkTokens.Purpose.UNSUBSCRIBE, due.tenant(), due.id()));
        }

        private String base() {
            return alertsUrl() + "/links/";
        }

        private String alertsUrl() {
            return mail.alertsUrl().orElseGet(() -> mail.publicUrl() + "/alerts");
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
