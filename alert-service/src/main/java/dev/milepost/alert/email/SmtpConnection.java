package dev.milepost.alert.email;

import dev.milepost.alert.delivery.Outcome;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the mail server that is kept open between mails; for one thread. Whatever hangs is cut off when the
 * time of a delivery is over, so that no mail goes out after that.
 */
final class SmtpConnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SmtpConnection.class);
    private static final ScheduledThreadPoolExecutor CLOCK = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("smtp-time-outs").factory());

    static {
        // Otherwise its thread wakes up for each mail that went out in time, a time-out later.
        CLOCK.setRemoveOnCancelPolicy(true);
        // Looked for among the services of all jars anew for each part of each mail, unless it is named.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final SmtpConfig config;
    private final Session session;
    private @Nullable SMTPTransport transport;
    private volatile @Nullable Socket socket;
    private volatile boolean cut;

    /** @param returnPath where mails come back to */
    SmtpConnection(SmtpConfig config, String returnPath) {
        this.config = config;
        this.session = session(config, returnPath);
    }

    /** Delivers {@code message}, whose only recipient is {@code address}, within the time-out. */
    Outcome send(MimeMessage message, String address) {
        cut = false;
        var timeOut = CLOCK.schedule(this::cut, config.timeout().toNanos(), TimeUnit.NANOSECONDS);
        try {
            SMTPTransport open;
            try {
                open = connected();
            } catch (MessagingException | IOException e) {
                close();
                return new Outcome.Unreachable("the mail server " + config.host() + ":" + config.port() + " "
                        + (cut ? "took longer than " + config.timeout() : "cannot be used: " + SmtpAnswer.words(e)));
            }
            open.sendMessage(message, message.getRecipients(Message.RecipientType.TO));
            return new Outcome.Accepted(address);
        } catch (MessagingException e) {
            close();
            return cut ? new Outcome.Deferred("no answer within " + config.timeout()) : SmtpAnswer.outcome(e);
        } finally {
            timeOut.cancel(false);
            if (cut) {
                close();
            }
        }
    }

    Session session() {
        return session;
    }

    private SMTPTransport connected() throws MessagingException, IOException {
        var open = transport;
        if (open != null) {
            return open;
        }
        var plain = new Socket();
        socket = plain;
        int millis = Math.toIntExact(config.timeout().toMillis());
        plain.connect(new InetSocketAddress(config.host(), config.port()), millis);
        plain.setSoTimeout(millis);
        plain.setTcpNoDelay(true);
        if (cut) {
            throw new IOException("too slow");
        }
        open = new SMTPTransport(
                session,
                new URLName(
                        "smtp",
                        config.host(),
                        config.port(),
                        null,
                        config.user().orElse(null),
                        null));
        transport = open;
        open.connect(config.tls() == SmtpConfig.Tls.IMPLICIT ? secured(plain) : plain);
        return open;
    }

    private Socket secured(Socket plain) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secured = (SSLSocket) factory.createSocket(plain, config.host(), config.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the server must be who it is meant to be
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private void cut() {
        cut = true;
        var open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("Cutting off", e);
            }
        }
    }

    @Override
    public void close() {
        var open = transport;
        transport = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (MessagingException e) {
            LOG.debug("Closing", e);
        }
        // The transport does not close a socket that failed before it was connected.
        var last = socket;
        socket = null;
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                LOG.debug("Closing", e);
            }
        }
    }

    private static Session session(SmtpConfig config, String returnPath) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", config.host());
        properties.put("mail.smtp.port", Integer.toString(config.port()));
        properties.put("mail.smtp.from", returnPath);
        properties.put("mail.smtp.auth", Boolean.toString(config.user().isPresent()));
        properties.put("mail.smtp.quitwait", "false");
        boolean startTls = config.tls() == SmtpConfig.Tls.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        config.user().orElse(""), config.password().orElse(""));
            }
        });
    }
}
