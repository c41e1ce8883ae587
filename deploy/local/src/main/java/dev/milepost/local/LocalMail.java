package dev.milepost.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An SMTP server that wants its senders to sign in, and a mailbox over HTTP that shows what arrived. The mailbox is in
 * memory: a restart empties it.
 */
public final class LocalMail extends Part {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation;
    private final int smtpPort;
    private final int mailboxPort;

    public LocalMail(Installation installation, Workspace workspace, int smtpPort, int mailboxPort) {
        super("mail", workspace);
        this.installation = installation;
        this.smtpPort = smtpPort;
        this.mailboxPort = mailboxPort;
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** GET gives the mails as JSON, DELETE forgets them. */
    public URI mailbox() {
        return URI.create("http://127.0.0.1:%d/messages".formatted(mailboxPort));
    }

    /** The mails in the order of their arrival. */
    public List<Mail> mails() {
        return mails(mailbox());
    }

    /** The mails in the given mailbox. */
    public static List<Mail> mails(URI mailbox) {
        return read(Http.body(HttpRequest.newBuilder(mailbox).build()));
    }

    /** Empties the mailbox. */
    public void forgetMails() {
        forgetMails(mailbox());
    }

    /** Empties the given mailbox. */
    public static void forgetMails(URI mailbox) {
        Http.body(HttpRequest.newBuilder(mailbox).DELETE().build());
    }

    private static List<Mail> read(String json) {
        try {
            return List.of(JSON.readValue(json, Mail[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The mailbox answered: " + json, e);
        }
    }

    @Override
    protected List<Port> ports() {
        return List.of(new Port(smtpPort, "SMTP"), new Port(mailboxPort, "MAILBOX"));
    }

    @Override
    protected void prepare() {
        createdData();
        readyFile().toFile().delete();
    }

    @Override
    protected ProcessBuilder command() {
        return new ProcessBuilder(Java.command(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                installation.classPath(),
                "dev.milepost.local.mail.MailNode",
                Integer.toString(smtpPort),
                Integer.toString(mailboxPort),
                readyFile().toString()));
    }

    @Override
    protected boolean isReady() {
        return Files.exists(readyFile());
    }

    private Path readyFile() {
        return data().resolve("ready");
    }
}
