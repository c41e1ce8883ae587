package dev.milepost.benchmarks.alerts;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver of webhooks that answers 200 at once, and remembers which it got, and how old their events were. */
final class Receiver implements AutoCloseable {
    // The event's own moment stands before its data.
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

    private final HttpServer server;
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> ages = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final InstantSource clock = InstantSource.system();

    Receiver() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Instant at = clock.instant();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (id != null) {
                ids.add(id);
            }
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            if (id != null) {
                age(new String(body, StandardCharsets.UTF_8), at).ifPresent(age -> ages.putIfAbsent(id, age));
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** How old the event in {@code body} is at a moment, in microseconds; empty when it is none. */
    static OptionalLong age(String body, Instant at) {
        Matcher time = TIME.matcher(body);
        return time.find()
                ? OptionalLong.of(ChronoUnit.MICROS.between(Instant.parse(time.group(1)), at))
                : OptionalLong.empty();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void forget() {
        ids.clear();
        ages.clear();
        requests.set(0);
    }

    /** How many different ones came. */
    int different() {
        return ids.size();
    }

    /** How many came, all told. */
    int requests() {
        return requests.get();
    }

    /** How old the event of each was when its body was there, in microseconds. */
    long[] ages() {
        return ages.values().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
