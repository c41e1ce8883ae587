package dev.milepost.local.testing;

import static java.util.Objects.requireNonNull;

import dev.milepost.local.Accounts;
import dev.milepost.local.Installation;
import dev.milepost.local.LocalMail;
import dev.milepost.local.Mail;
import dev.milepost.local.Ports;
import dev.milepost.local.Workspace;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server, with an empty mailbox, that asks its senders to sign in; for a service's tests. Sets
 * {@code MILEPOST_SMTP_HOST}, {@code _PORT}, {@code _USER} and {@code _PASSWORD}.
 */
public final class SmtpServer implements QuarkusTestResourceLifecycleManager {
    // A system property, as the test may have another class loader than this resource.
    private static final String MAILBOX = "milepost.local.mailbox";

    private final Workspace workspace = TestWorkspaces.create();
    private @Nullable LocalMail mail;

    @Override
    public Map<String, String> start() {
        var started = new LocalMail(Installation.locate(), workspace, Ports.free(), Ports.free());
        mail = started;
        started.start();
        new PartBean(started, started.smtpPort()).register();
        System.setProperty(MAILBOX, started.mailbox().toString());
        return Map.of(
                "MILEPOST_SMTP_HOST",
                "127.0.0.1",
                "MILEPOST_SMTP_PORT",
                Integer.toString(started.smtpPort()),
                "MILEPOST_SMTP_USER",
                Accounts.MAIL_SENDER,
                "MILEPOST_SMTP_PASSWORD",
                Accounts.password(Accounts.MAIL_SENDER));
    }

    @Override
    public void stop() {
        if (mail != null) {
            mail.stop();
            new PartBean(mail, mail.smtpPort()).unregister();
            mail = null;
            workspace.deleteData();
        }
    }

    /** The server, to kill and to restart; its mailbox is empty afterwards. */
    public static PartMXBean smtp() {
        return PartBean.find("mail");
    }

    /** What arrived, in the order of arrival. */
    public static List<Mail> mails() {
        return LocalMail.mails(mailbox());
    }

    /** Empties the mailbox. */
    public static void forgetMails() {
        LocalMail.forgetMails(mailbox());
    }

    private static URI mailbox() {
        return URI.create(requireNonNull(System.getProperty(MAILBOX), "no SmtpServer runs"));
    }
}
