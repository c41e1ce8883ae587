package dev.milepost.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * GreenMail's SMTP server with two differences: it takes mails only from those who have signed in, and hands each mail
 * over once, however many recipients it has, rather than to mailboxes by recipient.
 */
final class MailServer extends GreenMail {
    private final Consumer<MovingMessage> arrivals;

    MailServer(ServerSetup smtp, Consumer<MovingMessage> arrivals) {
        super(smtp);
        this.arrivals = arrivals;
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers managers) {
        return super.createServices(config, new GatedManagers(managers, new Gate(managers)));
    }

    private final class Gate extends SmtpManager {
        // Signing in holds for the connection (RFC 4954, 4), but GreenMail forgets it with each mail.
        private final Set<SmtpState> signedIn =
                Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

        Gate(Managers managers) {
            super(managers.getImapHostManager(), managers.getUserManager());
        }

        @Override
        public @Nullable String checkSender(SmtpState state, MailAddress sender) {
            if (state.getMessage().getAuthenticationState() != null) {
                signedIn.add(state);
            }
            return signedIn.contains(state) ? null : "530 5.7.0 Authentication required";
        }

        @Override
        public void send(SmtpState state) {
            arrivals.accept(state.getMessage());
        }
    }

    /** GreenMail's managers with another one for SMTP. */
    private static final class GatedManagers extends Managers {
        private final Managers managers;
        private final SmtpManager gate;

        GatedManagers(Managers managers, SmtpManager gate) {
            this.managers = managers;
            this.gate = gate;
        }

        @Override
        public SmtpManager getSmtpManager() {
            return gate;
        }

        @Override
        public UserManager getUserManager() {
            return managers.getUserManager();
        }

        @Override
        public ImapHostManager getImapHostManager() {
            return managers.getImapHostManager();
        }
    }
}
