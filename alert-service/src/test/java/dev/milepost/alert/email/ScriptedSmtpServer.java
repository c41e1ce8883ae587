package dev.milepost.alert.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A mail server that answers as a test wants: by the first word of the command, "." for the end of a mail; or by that
 * word and another that the line holds, such as "RCPT nobody@".
 */
final class ScriptedSmtpServer implements AutoCloseable {
    /** An answer that never comes. */
    static final String SILENCE = "";

    private static final Map<String, String> WELL = Map.of(
            "greeting", "220 ready",
            "EHLO", "250-here\r\n250 AUTH PLAIN",
            "AUTH", "235 welcome",
            "MAIL", "250 ok",
            "RCPT", "250 ok",
            "DATA", "354 go on",
            ".", "250 taken",
            "RSET", "250 ok",
            "QUIT", "221 bye");

    final List<String> mails = Collections.synchronizedList(new ArrayList<>());
    final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger connections = new AtomicInteger();
    private final Map<String, String> answers;
    private final Map<String, Queue<String>> first = new ConcurrentHashMap<>();
    private volatile Duration hesitation = Duration.ZERO;
    private final ServerSocket server;

    ScriptedSmtpServer(Map<String, String> answers) throws IOException {
        this(answers, 0);
    }

    ScriptedSmtpServer(Map<String, String> answers, int port) throws IOException {
        this.answers = answers;
        this.server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** What it answers to a command before what it answers to it otherwise, one after the other. */
    ScriptedSmtpServer first(String command, String... said) {
        first.put(command, new ConcurrentLinkedQueue<>(List.of(said)));
        return this;
    }

    /** It has a mail for so long before it says that it takes it. */
    ScriptedSmtpServer hesitates(Duration time) {
        hesitation = time;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            answer(client, "greeting");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
                commands.add(line);
                answer(client, scripted(command, line));
                if (command.equals("DATA")
                        && answers.getOrDefault("DATA", "354").startsWith("354")) {
                    StringBuilder mail = new StringBuilder();
                    for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                        mail.append(line).append('\n');
                    }
                    mails.add(mail.toString());
                    LockSupport.parkNanos(hesitation.toNanos());
                    answer(client, ".");
                }
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private String scripted(String command, String line) {
        return answers.keySet().stream()
                .filter(key -> key.startsWith(command + " ") && line.contains(key.substring(command.length() + 1)))
                .findFirst()
                .orElse(command);
    }

    private void answer(Socket client, String command) throws IOException {
        String before =
                first.getOrDefault(command, new ConcurrentLinkedQueue<>()).poll();
        String answer =
                before != null ? before : answers.getOrDefault(command, WELL.getOrDefault(command, "502 what?"));
        if (!answer.equals(SILENCE)) {
            client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
