package dev.milepost.alert.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/** A receiver of webhooks: a real HTTP server that keeps what it gets and answers as it is told. */
public final class HookReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Answer.status(204);

    /** A request as it came. */
    public record Request(String path, HttpHeaders headers, String body) {
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String id() {
            return header("webhook-id");
        }
    }

    /** How to answer. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange, Request request) throws IOException, InterruptedException;

        static Answer status(int status) {
            return (exchange, request) -> exchange.sendResponseHeaders(status, -1);
        }

        static Answer text(int status, String text) {
            return (exchange, request) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            };
        }
    }

    private HookReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                handle(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    public static HookReceiver start() throws IOException {
        return new HookReceiver(HttpServer.create(anyPort(), 0));
    }

    /** One that speaks TLS. */
    public static HookReceiver startTls(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new HookReceiver(server);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    public HookReceiver answers(Answer how) {
        answer = how;
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The requests, once there are that many. */
    public List<Request> await(int count) {
        return Awaitility.await("requests at " + url())
                .atMost(PATIENCE)
                .until(this::requests, found -> found.size() >= count);
    }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        Map<String, List<String>> headers = new HashMap<>(exchange.getRequestHeaders());
        var request = new Request(
                exchange.getRequestURI().toString(),
                HttpHeaders.of(headers, (name, value) -> true),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        answer.to(exchange, request);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
