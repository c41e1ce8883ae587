package dev.milepost.alert.email;

import dev.milepost.alert.bounce.BounceConfig;
import dev.milepost.alert.bounce.RecordBounce;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPSSLStore;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jboss.logging.Logger;

/**
 * Reads what came back from the configured mailbox. What was read is marked as seen; another replica that reads the same
 * finds that it was recorded already. What came back before it was recorded as sent is read again.
 */
@ApplicationScoped
class BounceMailbox {
    private static final Logger LOG = Logger.getLogger(BounceMailbox.class);
    private static final int MOST = 200;
    private static final String TIMEOUT_MS = "20000";

    private final BounceConfig config;
    private final RecordBounce record;

    @Inject
    BounceMailbox(BounceConfig config, RecordBounce record) {
        this.config = config;
        this.record = record;
    }

    @Scheduled(every = "${milepost.bounces.every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        if (config.host().isEmpty()) {
            return;
        }
        try (IMAPStore store = store()) {
            store.connect(
                    config.host().get(),
                    config.port(),
                    config.user().orElse(null),
                    config.password().orElse(null));
            try (Folder folder = store.getFolder(config.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(unseen.length, MOST); i++) {
                    read(unseen[i]);
                }
            }
        } catch (MessagingException | RuntimeException e) {
            LOG.warnf("The mailbox of bounces cannot be read: %s", e.getMessage());
        }
    }

    private void read(Message mail) throws MessagingException {
        boolean seen = true;
        try {
            for (RecordBounce.Bounce bounce : DeliveryStatus.read(mail)) {
                // Looked at before: it may be recorded as sent in between.
                boolean underWay = record.isUnderWay(bounce.reminder());
                seen &= record.record(bounce) || !underWay;
            }
        } catch (IOException | MessagingException e) {
            LOG.infof("A mail in the mailbox of bounces cannot be read: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "A mail in the mailbox of bounces cannot be recorded yet");
            seen = false;
        }
        if (seen) {
            mail.setFlag(Flags.Flag.SEEN, true);
        }
    }

    private IMAPStore store() {
        String protocol = config.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        for (String key : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + protocol + "." + key, TIMEOUT_MS);
        }
        properties.put("mail." + protocol + ".peek", "true"); // reading alone does not mark it as seen
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        Session session = Session.getInstance(properties);
        URLName url = new URLName(protocol, config.host().orElse(""), config.port(), null, null, null);
        return config.tls() ? new IMAPSSLStore(session, url) : new IMAPStore(session, url);
    }
}
