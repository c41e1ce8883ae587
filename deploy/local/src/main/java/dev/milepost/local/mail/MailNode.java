package dev.milepost.local.mail;

import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.milepost.local.Accounts;
import dev.milepost.local.ParentWatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Runs the mail server and its mailbox in this JVM. Mails are kept in memory and are gone when it ends. */
public final class MailNode {
    private static final String LOOPBACK = "127.0.0.1";

    private MailNode() {}

    /** Arguments: port of SMTP, port of the mailbox, file to create when ready. */
    public static void main(String[] args) throws Exception {
        ParentWatch.endWithParent();
        var smtp = new ServerSetup(Integer.parseInt(args[0]), LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        var mailbox = new Mailbox();
        var server = new MailServer(smtp, mailbox::add);
        server.start();
        server.setUser(Accounts.MAIL_SENDER, Accounts.password(Accounts.MAIL_SENDER));

        var address = new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), Integer.parseInt(args[1]));
        var http = HttpServer.create(address, 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/messages", mailbox);
        http.start();
        Files.createFile(Path.of(args[2]));
    }
}
